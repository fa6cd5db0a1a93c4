namespace GdapTools;

/// <summary>Why <see cref="MfaClaimResult.Verdict"/> is what it is.</summary>
public enum MfaClaimReason
{
    /// <summary>The input is no token at all.</summary>
    NotAToken,

    /// <summary><c>amr</c> holds <c>mfa</c> or <c>ngcmfa</c>.</summary>
    MfaPresent,

    /// <summary><c>amr</c> is there and holds neither.</summary>
    MfaMissing,

    /// <summary><c>amr</c> holds <c>wiaormfa</c>: Windows sign-in or MFA, so no proof.</summary>
    AmbiguousWiaOrMfa,

    /// <summary>A version 1.0 delegated token without <c>amr</c>.</summary>
    NoAmrClaim,

    /// <summary>Version 2.0 access tokens do not carry <c>amr</c>.</summary>
    Version2Token,

    /// <summary>The token speaks for an application; nobody signed in.</summary>
    AppOnlyToken,

    /// <summary>Not a JSON web token (refresh token, reference token).</summary>
    OpaqueToken,

    /// <summary>A JSON web token whose payload is encrypted.</summary>
    EncryptedToken,

    /// <summary>A token of a personal Microsoft account.</summary>
    PersonalAccount,

    /// <summary>An id token: it says who signed in and opens no API.</summary>
    IdToken,
}
