using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace GdapTools.Core.Graph;

/// <summary>An answer as it came, alone or inside a batch: status, headers, and the body where it is JSON.</summary>
internal sealed class ServiceAnswer(int statusCode, IReadOnlyDictionary<string, string> headers, Uri uri)
{
    public int StatusCode { get; } = statusCode;

    public bool IsSuccess => StatusCode is >= 200 and < 300;

    public string? ReasonPhrase { get; init; }

    public Uri Uri { get; } = uri;

    /// <summary>Null when the body is empty or no JSON.</summary>
    public JsonElement? Json { get; init; }

    /// <summary>The beginning of a body that is no JSON.</summary>
    public string? Text { get; init; }

    /// <summary>The id the request was sent with.</summary>
    public string? ClientRequestId { get; init; }

    public DateTimeOffset? Date =>
        DateTimeOffset.TryParse(
            Header("Date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date
            : null;

    public RetryConditionHeaderValue? RetryAfter =>
        RetryConditionHeaderValue.TryParse(Header("Retry-After"), out RetryConditionHeaderValue? value) ? value : null;

    /// <param name="name">In the case that the dictionary takes, which is any.</param>
    public string? Header(string name) => headers.TryGetValue(name, out string? value) ? value : null;
}
