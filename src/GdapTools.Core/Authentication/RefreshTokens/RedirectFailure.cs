using System;
using System.Globalization;
using System.Linq;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Authentication.RefreshTokens;

/// <summary>What can go wrong between browser and redirect address, in words that say what to do.</summary>
internal static class RedirectFailure
{
    private const int LongestText = 300;
    private const string ClientSecretNotAllowed = "ClientSecretNotAllowed";

    // No such redirect address, none at all, or one of a single-page application.
    private static readonly int[] s_redirectCodes = [50011, 500113, 500117, 900971, 9002325, 9002326, 9002327];

    public static GdapException WrongState(string tenantId) => new(
        "RedirectStateMismatch",
        GdapErrorKind.Security,
        "A browser came back with the answer to another sign-in than this one; nothing of it was used.",
        tenantId,
        "Close old sign-in windows and run the command again. If it happens again, find out which program or page calls "
        + "this machine's redirect address.");

    /// <summary>What the sign-in page reported by way of the browser.</summary>
    public static GdapAuthenticationException Reported(string error, string? description, string tenantId)
    {
        TokenErrorBody body = TokenErrorBody.Of(Plain(error), description);
        bool isDeclined = error == "access_denied";
        string known = TokenErrorIds.For(body.DecidingCode);
        string code = body.DecidingCode is int number
            ? "AADSTS" + number.ToString(CultureInfo.InvariantCulture)
            : body.Error!;
        string what = isDeclined ? "The sign-in or the consent was declined in the browser" : "The sign-in page refused";
        return new GdapAuthenticationException(
            isDeclined ? "ConsentDeclined" : known == "TokenRefused" ? "SignInFailed" : known,
            GdapErrorKind.Authentication,
            $"{what} for tenant '{tenantId}' ({code}). {Plain(body.Summary)}".TrimEnd(),
            tenantId,
            isDeclined
                ? "Run the command again and accept; where users may not consent, an administrator must do so first."
                : $"Resolve-GraphError {code} explains this refusal and what to change.")
        {
            Error = body.Error,
            ErrorCodes = body.ErrorCodes,
            TenantId = tenantId,
        };
    }

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
            TenantId = refused.TenantId,
            CorrelationId = refused.CorrelationId,
            TraceId = refused.TraceId,
            Claims = refused.Claims,
        };
    }

    private static string NeededRedirect(string address) => $"the app needs a Web redirect {address}";

    /// <summary>Text from outside, fit for one line.</summary>
    private static string Plain(string text)
    {
        string line = new([.. SecretMask.Mask(text).Where(character => !char.IsControl(character))]);
        return line.Length <= LongestText ? line : line.Substring(0, LongestText) + "…";
    }
}
