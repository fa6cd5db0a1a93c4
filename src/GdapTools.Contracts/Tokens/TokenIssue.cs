namespace GdapTools;

/// <summary>What keeps a token from being accepted, apart from the MFA claim.</summary>
public enum TokenIssue
{
    Expired,
    NotYetValid,
    WrongAudience,
    WrongTenant,
    NoExpiry,
    UnreadableClaim,

    /// <summary>The last part was left out, as is wise before showing a token to somebody; no service takes it so.</summary>
    NoSignature,
}
