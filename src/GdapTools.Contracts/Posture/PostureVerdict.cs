namespace GdapTools;

/// <summary>Does every sign-in of an account need MFA that counts?</summary>
public enum PostureVerdict
{
    /// <summary>Not everything that decides could be read or is understood.</summary>
    Unknown,

    /// <summary>No sign-in without MFA is possible.</summary>
    Enforced,

    /// <summary>MFA is required, except in the contexts listed as gaps.</summary>
    EnforcedWithGaps,

    /// <summary>Nothing requires MFA.</summary>
    NotEnforced,

    /// <summary>The account cannot sign in at all.</summary>
    Blocked,
}
