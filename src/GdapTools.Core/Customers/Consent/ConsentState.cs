using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Customers.Consent;

/// <summary>What a customer tenant has consented to for one application.</summary>
internal sealed record ConsentState
{
    public GdapConsentSource Source { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>For all users of the tenant, by resource.</summary>
    public IReadOnlyList<GdapConsentGrant> Granted { get; init; } = [];

    /// <summary>Why nothing is consented to; null when something is.</summary>
    public string? Reason { get; init; }

    /// <summary>True when this tells of Microsoft Graph alone: a refused token says nothing of other resources.</summary>
    public bool IsOfGraphAlone { get; init; }

    /// <summary>What of the wanted is missing for certain.</summary>
    public IReadOnlyList<GdapConsentGrant> Missing(IReadOnlyList<GdapConsentGrant> wanted) =>
        ConsentScopes.Except([.. wanted.Where(Tells)], Granted);

    /// <summary>Whether this tells of every wanted resource.</summary>
    public bool TellsOfAll(IReadOnlyList<GdapConsentGrant> wanted) => wanted.All(Tells);

    private bool Tells(GdapConsentGrant grant) =>
        !IsOfGraphAlone || ConsentResources.IsGraph(grant.EnterpriseApplicationId);
}
