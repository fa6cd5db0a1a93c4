using System;
using System.Globalization;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication;

/// <summary>Makes one exception of what a token endpoint answered in place of a token.</summary>
internal sealed class TokenRefusalReader(string tenantId, Uri authorityHost, string? claims, TimeProvider? clock)
{
    private const string Memory =
        " This refusal is a remembered one, at most two minutes old: if you have changed something since, wait that long or use a new "
        + "PowerShell.";

    /// <summary>Whether MSAL answered out of its memory.</summary>
    public bool IsRemembered { get; init; }

    private string Host => HostGuardHandler.Origin(authorityHost);

    public GdapAuthenticationException Read(MsalServiceException service)
    {
        TokenErrorBody? body = TokenErrorBody.Parse(service.ResponseBody);
        bool isIdentity = service.ErrorCode?.StartsWith("managed_identity", StringComparison.Ordinal) == true;
        string id = isIdentity ? "ManagedIdentityUnavailable"
            : service.StatusCode is 429 or 503 ? "TokenEndpointThrottled"
            : service.StatusCode >= 500 ? "TokenEndpointFailed"
            : service.StatusCode == 407 ? "ProxyAuthenticationRequired"
            : body is null && IsOfRedirect(service) ? TokenErrorIds.For(CodeIn(service.Message), service.ErrorCode)
            : body is null ? "TokenEndpointAnswerUnreadable"
            : TokenErrorIds.For(body.DecidingCode, body.Error);

        if (id == "TokenRefused" && claims is not null)
        {
            id = "ClaimsChallengeNotMet";
        }

        return new GdapAuthenticationException(id, KindOf(id), Message(service, body, id) + (IsRemembered ? Memory : ""), tenantId, Advice(id, body))
        {
            StatusCode = service.StatusCode == 0 ? null : service.StatusCode,
            Error = body?.Error ?? (IsOfRedirect(service) ? service.ErrorCode : null),
            ErrorCodes = body?.ErrorCodes ?? [],
            ServiceMessage = body?.Summary,
            TenantId = tenantId,
            CorrelationId = body?.CorrelationId,
            TraceId = body?.TraceId,
            Claims = string.IsNullOrEmpty(service.Claims) ? null : service.Claims,
        };
    }

    // An error that came back through the browser has neither status nor body.
    private static bool IsOfRedirect(MsalServiceException service) => service.StatusCode == 0 && service.ResponseBody is null;

    private static int? CodeIn(string text) => TokenErrorBody.CodesIn(text) is [int first, ..] ? first : null;

    private static GdapErrorKind KindOf(string id) => id switch
    {
        "TokenEndpointThrottled" => GdapErrorKind.Throttled,
        "TokenEndpointFailed" => GdapErrorKind.ServiceUnavailable,
        "TokenEndpointAnswerUnreadable" => GdapErrorKind.InvalidData,
        "ProxyAuthenticationRequired" => GdapErrorKind.Network,
        "DeviceCodeExpired" => GdapErrorKind.Timeout,
        _ => GdapErrorKind.Authentication,
    };

    private static string Advice(string id, TokenErrorBody? body) => SignInAdvice.For(id)
        ?? (body is null
            ? "Look for a proxy or a guest network's sign-in page that answers in the service's place; check -AuthorityHost."
            : $"Resolve-GraphError {Code(body)} explains this refusal and what to change.");

    private static string Code(TokenErrorBody body) => body.DecidingCode is int number
        ? "AADSTS" + number.ToString(CultureInfo.InvariantCulture)
        : body.Error ?? "no code";

    private string Message(MsalServiceException service, TokenErrorBody? body, string id) => id switch
    {
        "ManagedIdentityUnavailable" => $"This machine gave no token of a managed identity ({service.ErrorCode}).",
        _ when body is not null =>
            $"The token endpoint refused a token for tenant '{tenantId}' ({Code(body)}){Skew(service, id)}: {body.Summary}",
        _ when IsOfRedirect(service) => $"The sign-in to tenant '{tenantId}' came back without a code ({service.ErrorCode}).",
        _ => $"'{Host}' answered a token request for tenant '{tenantId}' with status {service.StatusCode} and no error that can be read.",
    };

    private string Skew(MsalServiceException service, string id)
    {
        if (id != "ClockSkew" || clock is null || service.Headers?.Date is not DateTimeOffset theirs)
        {
            return "";
        }

        double minutes = (clock.GetUtcNow() - theirs).TotalMinutes;
        string direction = minutes > 0 ? "ahead of" : "behind";
        string amount = Math.Abs(minutes).ToString("0", CultureInfo.InvariantCulture);
        return $", this machine's clock is {amount} minutes {direction} the service's";
    }
}
