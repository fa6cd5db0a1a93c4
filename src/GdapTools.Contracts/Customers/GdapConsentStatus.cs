namespace GdapTools;

/// <summary>Whether an application is consented to in a customer tenant. <see cref="Unknown"/> is never consented.</summary>
public enum GdapConsentStatus
{
    /// <summary>It could not be read.</summary>
    Unknown,

    /// <summary>There is no consent, or none of what was asked for.</summary>
    NotConsented,

    /// <summary>There is one, without all that was asked for.</summary>
    Incomplete,

    /// <summary>There is one, with all that was asked for.</summary>
    Consented,
}
