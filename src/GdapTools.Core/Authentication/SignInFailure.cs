using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication;

/// <summary>Makes our exceptions of MSAL's, without its messages, which may quote an answer.</summary>
internal static class SignInFailure
{
    /// <summary>True for failures of a sign-in; false for the caller's own cancellation. MSAL falls over answers that are
    /// odd enough, with whatever the runtime throws then.</summary>
    public static bool Translates(Exception exception, CancellationToken cancellationToken) =>
        !cancellationToken.IsCancellationRequested
        && exception is not GdapException
        && (IsFall(exception)
            || exception is MsalException or HttpRequestException or TaskCanceledException or ObjectDisposedException
                or TimeoutException);

    /// <param name="exception">What a flow threw.</param>
    /// <param name="tenantId">Where a token was asked for.</param>
    /// <param name="authorityHost">Whom it was asked of.</param>
    /// <param name="claims">Claims that a service had demanded; null for none.</param>
    /// <param name="clock">Tells how far this machine's time is from the service's; null for not at all.</param>
    public static GdapException Translate(
        Exception exception,
        string tenantId,
        Uri authorityHost,
        string? claims = null,
        TimeProvider? clock = null) => exception switch
    {
        MsalThrottledServiceException { OriginalServiceException: { } original } =>
            new TokenRefusalReader(tenantId, authorityHost, claims, clock) { IsRemembered = true }.Read(original),
        MsalThrottledUiRequiredException { OriginalServiceException: { } original } =>
            new TokenRefusalReader(tenantId, authorityHost, claims, clock) { IsRemembered = true }.Read(original),
        MsalServiceException { ErrorCode: MsalError.RequestTimeout } => NetworkFailure.Translate(new TimeoutException(), authorityHost),
        MsalServiceException service => new TokenRefusalReader(tenantId, authorityHost, claims, clock).Read(service),
        MsalException msal => OfClient(msal, tenantId),
        // A proxy's page in place of JSON, as a rule.
        _ when IsFall(exception) => new GdapException(
            "TokenEndpointAnswerUnreadable",
            GdapErrorKind.InvalidData,
            $"'{HostGuardHandler.Origin(authorityHost)}' answered a token request with something that cannot be read.",
            tenantId,
            "Look for a proxy or a guest network's sign-in page that answers in the service's place; check -AuthorityHost."),
        _ => NetworkFailure.Translate(exception, authorityHost),
    };

    private static GdapException OfClient(MsalException exception, string tenantId)
    {
        (string id, GdapErrorKind kind, string message) = exception.ErrorCode switch
        {
            MsalError.CodeExpired => (
                "DeviceCodeExpired", GdapErrorKind.Timeout, "The device code ran out before it was entered."),
            MsalError.AuthenticationCanceledError => (
                "SignInCancelled", GdapErrorKind.Authentication, "The sign-in was given up in the browser."),
            MsalError.LinuxXdgOpen => (
                "BrowserNotOpened", GdapErrorKind.Authentication, "No browser could be opened on this machine."),
            MsalError.StateMismatchError => (
                "RedirectStateMismatch", GdapErrorKind.Security, "What came back to the sign-in does not belong to it."),
            string code when code.StartsWith("managed_identity", StringComparison.Ordinal)
                || code == MsalError.UserAssignedManagedIdentityNotSupported => (
                "ManagedIdentityUnavailable", GdapErrorKind.Authentication, $"This machine has no such managed identity ({code})."),
            _ => (
                "SignInFailed", GdapErrorKind.Authentication, $"The sign-in to tenant '{tenantId}' failed ({exception.ErrorCode})."),
        };
        return new GdapException(
            id,
            kind,
            message,
            tenantId,
            SignInAdvice.For(id) ?? "Check -ClientId and -TenantId, and that the application allows this kind of sign-in.");
    }

    private static bool IsFall(Exception exception) => exception is not ObjectDisposedException
        && exception is JsonException or ArgumentException or InvalidOperationException or NullReferenceException
            or FormatException or ArithmeticException or InvalidCastException or KeyNotFoundException
            or IndexOutOfRangeException;
}
