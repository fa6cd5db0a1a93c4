namespace GdapTools.Core.Tokens;

/// <summary>What a text is, seen from outside.</summary>
internal enum TokenForm
{
    /// <summary>Nothing that looks like a token.</summary>
    Junk,

    /// <summary>Nothing at all.</summary>
    Empty,

    /// <summary>More text than any token has.</summary>
    TooLong,

    /// <summary>Begins like a JSON web token and cannot be read: cut off, or changed on the way.</summary>
    Broken,

    /// <summary>A readable JSON web token.</summary>
    Jwt,

    /// <summary>Five parts: a JSON web token with an encrypted payload.</summary>
    Encrypted,

    /// <summary>Token-like, and readable only by whoever issued it.</summary>
    Opaque,

    /// <summary>Opaque, in the form of Entra's refresh tokens.</summary>
    RefreshToken,

    /// <summary>Opaque, in a form that only personal accounts get.</summary>
    PersonalAccount,

    /// <summary>The secret of an app registration.</summary>
    ClientSecret,
}
