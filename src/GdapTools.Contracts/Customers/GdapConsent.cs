using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>What an application may do in a customer tenant on behalf of its users, as the tenant has consented to it.
/// Source: https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis</summary>
public sealed class GdapConsent
{
    private readonly IReadOnlyList<GdapConsentGrant> _granted = [];
    private readonly IReadOnlyList<GdapConsentGrant> _missing = [];
    private readonly IReadOnlyList<string> _missingPermissions = [];

    public string CustomerTenantId { get; init; } = "";

    public string? CustomerName { get; init; }

    /// <summary>The application that is consented to.</summary>
    public string ApplicationId { get; init; } = "";

    /// <summary>What the application is called; null where nothing told it.</summary>
    public string? DisplayName { get; init; }

    public GdapConsentStatus Status { get; init; }

    /// <summary>Pass when there is a consent with all that was asked for, Fail when there is not.</summary>
    public GdapVerdict Verdict => Status switch
    {
        GdapConsentStatus.Consented => GdapVerdict.Pass,
        GdapConsentStatus.Incomplete or GdapConsentStatus.NotConsented => GdapVerdict.Fail,
        _ => GdapVerdict.Unknown,
    };

    /// <summary>What was done about it.</summary>
    public GdapConsentChange Change { get; init; }

    public GdapConsentSource Source { get; init; }

    /// <summary>What is consented to for all users of the tenant, by resource; empty where it could not be read.</summary>
    public IReadOnlyList<GdapConsentGrant> Granted { get => _granted; init => _granted = Indexable.Of(value); }

    /// <summary>What was asked for and is not consented to, as far as that is known.</summary>
    public IReadOnlyList<GdapConsentGrant> MissingScopes { get => _missing; init => _missing = Indexable.Of(value); }

    /// <summary>Why it is so, or why it is not known; null when there is nothing to say.</summary>
    public string? Reason { get; init; }

    /// <summary>Permissions without which it cannot be read.</summary>
    public IReadOnlyList<string> MissingPermissions
    {
        get => _missingPermissions;
        init => _missingPermissions = Indexable.Of(value);
    }

    /// <summary>Where an administrator of the customer consents; null unless a link was written.</summary>
    public Uri? ConsentUri { get; init; }

    /// <summary>A text to send to the customer; null unless a link was written.</summary>
    public string? ConsentText { get; init; }
}
