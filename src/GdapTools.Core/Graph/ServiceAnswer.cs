using System;
using System.Net.Http;
using System.Text.Json;

namespace GdapTools.Core.Graph;

/// <summary>An answer as it came: status, headers, and the body where it is JSON.</summary>
internal sealed class ServiceAnswer(HttpResponseMessage response, Uri uri, JsonElement? json, string? text)
{
    public int StatusCode => (int)response.StatusCode;

    public bool IsSuccess => response.IsSuccessStatusCode;

    public string? ReasonPhrase => response.ReasonPhrase;

    public Uri Uri { get; } = uri;

    /// <summary>Null when the body is empty or no JSON.</summary>
    public JsonElement? Json { get; } = json;

    /// <summary>The beginning of a body that is no JSON.</summary>
    public string? Text { get; } = text;

    public string? Header(string name)
    {
        if (response.Headers.TryGetValues(name, out System.Collections.Generic.IEnumerable<string>? values))
        {
            return string.Join(", ", values);
        }

        return null;
    }

    public DateTimeOffset? Date => response.Headers.Date;

    public System.Net.Http.Headers.RetryConditionHeaderValue? RetryAfter => response.Headers.RetryAfter;
}
