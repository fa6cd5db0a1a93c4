using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Graph;

/// <summary>Makes the one exception type of an error answer of Graph or Partner Center.
/// Sources: https://learn.microsoft.com/graph/errors,
/// https://learn.microsoft.com/partner-center/developer/error-codes</summary>
internal static class ServiceErrorReader
{
    private const int MaxDepth = 16;

    private static readonly HashSet<string> s_missingMfa = new(StringComparer.OrdinalIgnoreCase)
    {
        "unauthorizedMissingMfaTokenClaim",
        "Unauthorized_MissingMFA",
        "900421",
        "10001",
    };

    public static GdapServiceException Read(ServiceAnswer answer, ErrorSource service, TimeProvider clock)
    {
        List<string> codes = [];
        string? message = null;

        if (answer.Json is { ValueKind: JsonValueKind.Object } body)
        {
            JsonElement error = body.TryGetProperty("error", out JsonElement inner)
                && inner.ValueKind == JsonValueKind.Object ? inner : body;
            message = (Text(error, "message") ?? Text(error, "description")) is string said ? SecretMask.Mask(said) : null;
            Collect(error, codes);
        }

        bool isMissingMfa = IsMissingMfa(answer, codes, message);
        string code = codes.Count > 0 ? codes[0] : "";

        return new GdapServiceException(
            isMissingMfa ? "MfaClaimMissing" : IdFor(answer.StatusCode),
            KindFor(answer.StatusCode),
            Describe(answer, service, codes, message),
            answer.Uri.GetLeftPart(UriPartial.Path),
            Action(isMissingMfa, answer.StatusCode))
        {
            Service = service,
            StatusCode = answer.StatusCode,
            Code = code.Length == 0 ? null : code,
            InnerCodes = codes.Count > 1 ? codes.GetRange(1, codes.Count - 1) : [],
            ServiceMessage = message,
            RequestId = answer.Header("request-id") ?? answer.Header("MS-RequestId"),
            ClientRequestId = answer.Header("client-request-id") ?? answer.Header("MS-CorrelationId") ?? answer.ClientRequestId,
            Date = answer.Date,
            RequestUri = new Uri(answer.Uri.GetLeftPart(UriPartial.Path)),
            RetryAfter = RetryAfter(answer, clock),
            ClaimsChallenge = ClaimsChallenge.Of(answer.Header("WWW-Authenticate")),
            IsMissingMfaClaim = isMissingMfa,
        };
    }

    private static string Action(bool isMissingMfa, int status) =>
        isMissingMfa ? "Test-GraphMfaClaim -Probe shows what the token says and what the services answer."
        : status == 429 ? "Try again later, with fewer calls side by side; Resolve-GraphError explains this answer."
        : status >= 500 ? "Try again later; if it stays so, Resolve-GraphError explains this answer."
        : "Resolve-GraphError explains this answer and what to change.";

    /// <summary>How long to wait, from seconds or a date; null when the answer does not say.</summary>
    public static TimeSpan? RetryAfter(ServiceAnswer answer, TimeProvider clock)
    {
        if (answer.RetryAfter?.Delta is TimeSpan delta)
        {
            return delta;
        }

        if (answer.RetryAfter?.Date is DateTimeOffset date)
        {
            TimeSpan wait = date - clock.GetUtcNow();
            return wait > TimeSpan.Zero ? wait : TimeSpan.Zero;
        }

        return null;
    }

    // A code decides whatever the status; words decide only with 401.
    private static bool IsMissingMfa(ServiceAnswer answer, List<string> codes, string? message) =>
        codes.Exists(s_missingMfa.Contains)
        || (answer.StatusCode == 401 && (SaysMfaRequired(message) || SaysMfaRequired(answer.ReasonPhrase)));

    private static bool SaysMfaRequired(string? text) =>
        text is not null && text.IndexOf("MFA required", StringComparison.OrdinalIgnoreCase) >= 0;

    private static void Collect(JsonElement error, List<string> codes)
    {
        JsonElement current = error;

        for (int depth = 0; depth < MaxDepth; depth++)
        {
            if (Code(current) is string code)
            {
                codes.Add(code);
            }

            JsonElement? next = null;

            foreach (JsonProperty property in current.EnumerateObject())
            {
                if (property.Value.ValueKind == JsonValueKind.Object
                    && string.Equals(property.Name, "innerError", StringComparison.OrdinalIgnoreCase))
                {
                    next = property.Value;
                }
            }

            if (next is not JsonElement deeper)
            {
                return;
            }

            current = deeper;
        }
    }

    private static string? Code(JsonElement error)
    {
        if (!error.TryGetProperty("code", out JsonElement code))
        {
            return null;
        }

        return code.ValueKind switch
        {
            JsonValueKind.String => SecretMask.Mask(code.GetString()!),
            JsonValueKind.Number => code.GetRawText(),
            _ => null,
        };
    }

    private static string Describe(ServiceAnswer answer, ErrorSource service, List<string> codes, string? message)
    {
        string name = service == ErrorSource.PartnerCenter ? "Partner Center" : "Microsoft Graph";
        string detail = codes.Count > 0 ? string.Join(" > ", codes) : "no error code";
        string said = string.IsNullOrWhiteSpace(message) ? "" : ": " + message!.Trim();
        string status = answer.StatusCode.ToString(CultureInfo.InvariantCulture);
        return $"{name} answered {status} ({detail}) to {answer.Uri.AbsolutePath}{said}";
    }

    private static string IdFor(int status) => status switch
    {
        400 => "BadRequest",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "NotFound",
        409 => "Conflict",
        412 or 428 => "PreconditionFailed",
        429 => "Throttled",
        >= 500 => "ServiceFailed",
        _ => "UnexpectedStatus",
    };

    private static GdapErrorKind KindFor(int status) => status switch
    {
        401 => GdapErrorKind.Authentication,
        403 => GdapErrorKind.PermissionDenied,
        404 => GdapErrorKind.NotFound,
        409 or 412 or 428 => GdapErrorKind.Conflict,
        429 => GdapErrorKind.Throttled,
        >= 500 => GdapErrorKind.ServiceUnavailable,
        _ => GdapErrorKind.InvalidData,
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
