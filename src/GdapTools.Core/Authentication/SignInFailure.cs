using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication;

/// <summary>Turns what MSAL throws into our own exceptions; MSAL's own types and texts stay inside.</summary>
internal static class SignInFailure
{
    /// <summary>True for failures of a sign-in; false for the caller's own cancellation. MSAL falls over answers that are
    /// odd enough, with whatever the runtime throws then.</summary>
    public static bool Translates(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && (IsFall(exception)
            || exception is MsalException or HttpRequestException or TaskCanceledException or ObjectDisposedException);

    public static GdapException Translate(Exception exception, string tenantId, Uri authorityHost) => exception switch
    {
        MsalServiceException service when TokenErrorBody.Parse(service.ResponseBody) is TokenErrorBody body =>
            Refused(service, body, tenantId),
        MsalServiceException service => Odd(service, tenantId, authorityHost),
        MsalClientException client when client.ErrorCode == MsalError.CodeExpired => new GdapException(
            "DeviceCodeExpired",
            GdapErrorKind.Timeout,
            "The device code ran out before it was entered.",
            tenantId,
            "Run the command again and enter the new code within 15 minutes."),
        MsalException msal => new GdapException(
            "SignInFailed",
            GdapErrorKind.Authentication,
            $"The sign-in to tenant '{tenantId}' failed ({msal.ErrorCode}).",
            tenantId,
            "Check -ClientId and -TenantId, and that the application allows this kind of sign-in."),
        // A proxy's page in place of JSON, as a rule.
        _ when IsFall(exception) => new GdapException(
            "TokenEndpointAnswerUnreadable",
            GdapErrorKind.InvalidData,
            $"'{HostGuardHandler.Origin(authorityHost)}' answered a token request with something that cannot be read.",
            tenantId,
            "Look for a proxy or a guest network's sign-in page that answers in the service's place; check -AuthorityHost."),
        _ => NetworkFailure.Translate(exception, authorityHost),
    };

    private static GdapAuthenticationException Refused(MsalServiceException service, TokenErrorBody body, string tenantId)
    {
        string code = body.DecidingCode is int number
            ? "AADSTS" + number.ToString(CultureInfo.InvariantCulture)
            : body.Error ?? "no code";

        return new GdapAuthenticationException(
            TokenErrorIds.For(body.DecidingCode),
            GdapErrorKind.Authentication,
            $"The token endpoint refused a token for tenant '{tenantId}' ({code}): {body.Summary}",
            tenantId,
            $"Resolve-GraphError {code} explains this refusal and what to change.")
        {
            StatusCode = service.StatusCode,
            Error = body.Error,
            ErrorCodes = body.ErrorCodes,
            TenantId = tenantId,
            CorrelationId = body.CorrelationId,
            TraceId = body.TraceId,
            Claims = string.IsNullOrEmpty(service.Claims) ? null : service.Claims,
        };
    }

    private static GdapAuthenticationException Odd(MsalServiceException service, string tenantId, Uri authorityHost) => new(
        "TokenEndpointAnswerUnreadable",
        service.StatusCode >= 500 ? GdapErrorKind.ServiceUnavailable : GdapErrorKind.InvalidData,
        $"'{HostGuardHandler.Origin(authorityHost)}' answered a token request for tenant '{tenantId}' with status "
        + $"{service.StatusCode} and no error that can be read.",
        tenantId,
        "Check -AuthorityHost and any proxy in between; try again later if the status is 500 or above.")
    {
        StatusCode = service.StatusCode,
        TenantId = tenantId,
    };

    private static bool IsFall(Exception exception) => exception is not ObjectDisposedException
        && exception is JsonException or ArgumentException or InvalidOperationException or NullReferenceException
            or FormatException or ArithmeticException or InvalidCastException or KeyNotFoundException
            or IndexOutOfRangeException;
}
