using System;

namespace GdapTools.Core.Customers.Consent;

/// <summary>How a consent is to be granted.</summary>
internal sealed record ConsentOptions
{
    /// <summary>Whether a consent without some of the scopes may be removed and granted anew.</summary>
    public bool Replaces { get; init; }

    /// <summary>Whether to write a link in any case, and to change nothing.</summary>
    public bool WritesLink { get; init; }

    /// <summary>Where the administrator's browser goes after it followed a link.</summary>
    public Uri RedirectUri { get; init; } = new("http://localhost");
}
