namespace GdapTools;

/// <summary>How the application that a refresh token was issued to redeems it.</summary>
public enum ClientKind
{
    /// <summary>With its secret or certificate, without which the token is worth nothing.</summary>
    Confidential,

    /// <summary>Without any: whoever holds the token can redeem it, and a secret sent with it is refused.</summary>
    Public,
}
