using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Engine;

/// <summary>The tenants there are: those of the snapshot, and those its partner data speaks of.</summary>
internal sealed class TenantDirectory
{
    private readonly Snapshot _snapshot;
    private readonly Dictionary<string, ResourceTree> _trees;
    private readonly Lazy<ConcurrentDictionary<string, string>> _names;

    public TenantDirectory(Snapshot snapshot)
    {
        _snapshot = snapshot;
        string? myId = snapshot.Account?.Id ?? snapshot.AccessTokenClaims?.Text("oid");
        _trees = snapshot.Tenants.Values.ToDictionary(
            tenant => tenant.TenantId,
            tenant => new ResourceTree(tenant.Resources, IsPartner(tenant) ? myId : null),
            StringComparer.OrdinalIgnoreCase);
        if (Find(snapshot.PartnerTenantId) is null)
        {
            _trees.Add(snapshot.PartnerTenantId, new ResourceTree(new Dictionary<string, JsonElement>(), myId));
        }

        _names = new Lazy<ConcurrentDictionary<string, string>>(
            () => new ConcurrentDictionary<string, string>(CollectNames(), StringComparer.OrdinalIgnoreCase),
            LazyThreadSafetyMode.ExecutionAndPublication);
    }

    /// <summary>The resources of the partner tenant.</summary>
    public ResourceTree Partner => _trees[_snapshot.PartnerTenantId];

    /// <summary>The resources of a tenant; null when the snapshot has none.</summary>
    public ResourceTree? Find(string? tenantId) =>
        tenantId is not null && _trees.TryGetValue(tenantId, out ResourceTree? tree) ? tree : null;

    /// <summary>The id of the tenant that a sign-in names by id or domain; null when there is no such tenant.</summary>
    public string? Resolve(string name, string homeTenantId)
    {
        string key = Guid.TryParse(name, out Guid id) ? id.ToString() : name;
        bool isAnyTenant = key.ToLowerInvariant() is "common" or "organizations";
        return isAnyTenant ? homeTenantId
            : _trees.ContainsKey(key) ? key
            : _names.Value.TryGetValue(key, out string? tenantId) ? tenantId
            : null;
    }

    /// <summary>Makes a tenant known, so that one can sign in there from now on.</summary>
    public void Learn(string? tenantId)
    {
        if (Guid.TryParse(tenantId, out Guid id))
        {
            _names.Value.TryAdd(id.ToString(), id.ToString());
        }
    }

    /// <summary>What a tenant calls itself, else what the partner's contracts call it; null when neither tells.
    /// </summary>
    public string? NameOf(string tenantId) =>
        Items(tenantId, "v1.0/organization").Select(organization => organization.Text("displayName")).FirstOrDefault()
        ?? Items(_snapshot.PartnerTenantId, "v1.0/contracts")
            .Where(contract => string.Equals(
                contract.Text("customerId"), tenantId, StringComparison.OrdinalIgnoreCase))
            .Select(contract => contract.Text("displayName"))
            .FirstOrDefault();

    private bool IsPartner(SnapshotTenant tenant) =>
        tenant.TenantId.Equals(_snapshot.PartnerTenantId, StringComparison.OrdinalIgnoreCase);

    private Dictionary<string, string> CollectNames()
    {
        Dictionary<string, string> names = new(StringComparer.OrdinalIgnoreCase);
        names[_snapshot.PartnerTenantId] = _snapshot.PartnerTenantId;
        foreach (SnapshotTenant tenant in _snapshot.Tenants.Values)
        {
            foreach (JsonElement domain in Items(tenant.TenantId, "v1.0/organization")
                .SelectMany(organization => organization.Items("verifiedDomains")))
            {
                Add(names, domain.Text("name"), tenant.TenantId);
            }

            foreach (JsonElement domain in Items(tenant.TenantId, "v1.0/domains"))
            {
                Add(names, domain.Text("id"), tenant.TenantId);
            }
        }

        foreach (JsonElement contract in Items(_snapshot.PartnerTenantId, "v1.0/contracts"))
        {
            Add(names, contract.Text("customerId"), contract.Text("customerId"));
            Add(names, contract.Text("defaultDomainName"), contract.Text("customerId"));
        }

        const string Relationships = "v1.0/tenantRelationships/delegatedAdminRelationships";
        foreach (JsonElement relationship in Items(_snapshot.PartnerTenantId, Relationships))
        {
            string? customer = relationship.Find("customer")?.Text("tenantId");
            Add(names, customer, customer);
        }

        const string Customers = "v1.0/tenantRelationships/delegatedAdminCustomers";
        foreach (JsonElement customer in Items(_snapshot.PartnerTenantId, Customers))
        {
            Add(names, customer.Text("tenantId"), customer.Text("tenantId"));
        }

        return names;
    }

    private IReadOnlyList<JsonElement> Items(string tenantId, string path) =>
        Find(tenantId)?.Find(path, callerId: null)?.Items ?? [];

    private static void Add(Dictionary<string, string> names, string? name, string? tenantId)
    {
        if (!string.IsNullOrEmpty(name) && Guid.TryParse(tenantId, out Guid id) && !names.ContainsKey(name!))
        {
            names.Add(name!, id.ToString());
        }
    }
}
