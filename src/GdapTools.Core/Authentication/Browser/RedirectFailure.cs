using System;
using System.Globalization;
using System.Linq;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Authentication.Browser;

/// <summary>What can go wrong between browser and redirect address, in words that say what to do.</summary>
internal static class RedirectFailure
{
    private const int LongestText = 300;

    public static GdapException WrongState(string tenantId) => new(
        "RedirectStateMismatch",
        GdapErrorKind.Security,
        "A browser came back with the answer to another sign-in than this one; nothing of it was used.",
        tenantId,
        "Close old sign-in windows and run the command again. If it happens again, find out which program or page calls "
        + "this machine's redirect address.");

    /// <summary>The user gave the page up.</summary>
    public static GdapException Cancelled(string tenantId) => new(
        "SignInCancelled",
        GdapErrorKind.Authentication,
        "The sign-in was given up in the browser.",
        tenantId,
        SignInAdvice.For("SignInCancelled"));

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
                : SignInAdvice.For(known) ?? $"Resolve-GraphError {code} explains this refusal and what to change.")
        {
            Error = body.Error,
            ErrorCodes = body.ErrorCodes,
            ServiceMessage = body.Summary,
            TenantId = tenantId,
        };
    }

    /// <summary>Text from outside, fit for one line.</summary>
    private static string Plain(string text)
    {
        string line = new([.. SecretMask.Mask(text).Where(character => !char.IsControl(character))]);
        return line.Length <= LongestText ? line : line.Substring(0, LongestText) + "…";
    }
}
