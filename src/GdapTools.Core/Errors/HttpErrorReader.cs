using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;

namespace GdapTools.Core.Errors;

/// <summary>Reads an answer of a service: status, address, headers, body.</summary>
internal static class HttpErrorReader
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>Adds what the answer says.</summary>
    /// <returns>The body, or an empty text.</returns>
    public static string Read(HttpResponseMessage response, ErrorReader reader, ErrorFacts facts)
    {
        facts.StatusCode ??= (int)response.StatusCode;
        if (response.RequestMessage?.RequestUri is { IsAbsoluteUri: true } address)
        {
            UrlReader.Take(address, facts);
        }

        string body = Body(response);
        if (body.Length > 0)
        {
            reader.Read(body, facts);
        }

        facts.TraceId ??= Header(response, "request-id") ?? Header(response, "x-ms-request-id") ?? Header(response, "MS-RequestId");
        facts.CorrelationId ??= Header(response, "client-request-id") ?? Header(response, "MS-CorrelationId");
        facts.RetryAfter ??= response.Headers.RetryAfter?.Delta;
        facts.Timestamp ??= response.Headers.Date;
        if (Header(response, "WWW-Authenticate") is string challenge)
        {
            facts.HasClaims |= challenge.IndexOf("claims=", StringComparison.OrdinalIgnoreCase) >= 0;
            reader.Read(challenge, facts);
        }

        // The status line of Partner Center: "401 Unauthorized - MFA required".
        if (!string.IsNullOrEmpty(response.ReasonPhrase))
        {
            reader.Read($"{(int)response.StatusCode} {response.ReasonPhrase}", facts);
        }

        return body;
    }

    private static string Body(HttpResponseMessage response)
    {
        try
        {
            Task<string>? reading = response.Content?.ReadAsStringAsync();
            return reading?.Wait(s_patience) == true ? reading.Result : "";
        }
        catch (Exception exception) when (exception is AggregateException or ObjectDisposedException
            or InvalidOperationException or HttpRequestException)
        {
            // The caller has read or closed it before us.
            return "";
        }
    }

    private static string? Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(", ", values.Take(4)) : null;
}
