namespace GdapTools;

/// <summary>What was done about a consent.</summary>
public enum GdapConsentChange
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Granted what was missing.</summary>
    Granted,

    /// <summary>Removed, and granted anew with what was missing.</summary>
    Replaced,

    /// <summary>Nothing in the tenant: a link was written for its administrator.</summary>
    LinkWritten,
}
