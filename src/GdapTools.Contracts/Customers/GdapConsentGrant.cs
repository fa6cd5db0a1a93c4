using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>Delegated permissions for one resource, as Partner Center calls it: an enterprise application.</summary>
public sealed class GdapConsentGrant
{
    private readonly IReadOnlyList<string> _scopes = [];

    /// <summary>The application id of the resource.</summary>
    public string EnterpriseApplicationId { get; init; } = "";

    /// <summary>What the resource is called; null where nothing told it.</summary>
    public string? ResourceName { get; init; }

    public IReadOnlyList<string> Scopes { get => _scopes; init => _scopes = Indexable.Of(value); }

    public override string ToString() => $"{ResourceName ?? EnterpriseApplicationId}: {string.Join(", ", Scopes)}";
}
