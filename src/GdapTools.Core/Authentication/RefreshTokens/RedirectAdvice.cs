using System;
using System.Linq;
using GdapTools.Core.Authentication.Browser;

namespace GdapTools.Core.Authentication.RefreshTokens;

/// <summary>Says which redirect address a refresh token's application needs, where that can be what is wrong.</summary>
internal static class RedirectAdvice
{
    private const string ClientSecretNotAllowed = "ClientSecretNotAllowed";

    // No such redirect address, none at all, or one of a single-page application.
    private static readonly int[] s_redirectCodes = [50011, 500113, 500117, 900971, 9002325, 9002326, 9002327];

    /// <summary>Nobody came back in time. Entra shows a wrong redirect address in the browser and nowhere else.</summary>
    public static GdapException Late(RefreshTokenRequest request, string address) => new(
        "SignInTimedOut",
        GdapErrorKind.Timeout,
        $"The browser did not come back to {address} within {request.Timeout.TotalSeconds:0} seconds.",
        request.TenantId,
        $"Run the command again and finish the sign-in in the browser. If the browser shows AADSTS50011 or AADSTS500113, "
        + NeededRedirect(address) + ".");

    /// <summary>Says of a refusal that comes of a wrong redirect address which one is needed.</summary>
    public static GdapException Advise(GdapException failure, int port)
    {
        if (failure is not GdapAuthenticationException refused)
        {
            return failure;
        }

        bool isRedirect = refused.ErrorCodes.Any(code => Array.IndexOf(s_redirectCodes, code) >= 0);

        if (!isRedirect && refused.ErrorId != ClientSecretNotAllowed)
        {
            return failure;
        }

        string address = port == 0 ? "http://localhost" : RedirectListener.AddressOf(port);
        return new GdapAuthenticationException(
            isRedirect ? "RedirectNotRegistered" : refused.ErrorId,
            refused.Kind,
            refused.Message,
            refused.Target,
            $"In the app registration under Authentication, {NeededRedirect(address)}; the same address under 'Mobile and "
            + "desktop' or 'Single-page application' does not do.")
        {
            StatusCode = refused.StatusCode,
            Error = refused.Error,
            ErrorCodes = refused.ErrorCodes,
            ServiceMessage = refused.ServiceMessage,
            TenantId = refused.TenantId,
            CorrelationId = refused.CorrelationId,
            TraceId = refused.TraceId,
            Claims = refused.Claims,
        };
    }

    private static string NeededRedirect(string address) => $"the app needs a Web redirect {address}";
}
