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
}
