using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Access;

/// <summary>What a customer tenant says of the account.</summary>
/// <param name="Guest">The guest it is there; null when it is none.</param>
internal sealed record TenantStanding(Reading<string?> Guest)
{
    /// <summary>What was not asked, because the account does not get that far.</summary>
    public static readonly TenantStanding NotAsked = new(Reading<string?>.Failed(new GdapException(
        "NotAsked", GdapErrorKind.InvalidData, "The customer tenant was not asked: the account does not get that far.")));

    /// <summary>Whether the guest may sign in; null when there is none, or that was not told.</summary>
    public bool? IsGuestEnabled { get; init; }

    /// <summary>True when the tenant has issued a token to the account itself: it is then enabled, and not shut out for risk.</summary>
    public bool IsTokenIssued { get; init; }

    /// <summary>Why the tenant issued no token to the account itself.</summary>
    public GdapException? TokenFailure { get; init; }
}
