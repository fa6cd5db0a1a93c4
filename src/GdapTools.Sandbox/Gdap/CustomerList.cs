using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>The delegated admin customers, who come with their first active relationship and go with the last; none is
/// touched before a relationship of theirs changes.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadmincustomer</summary>
internal sealed class CustomerList
{
    private readonly GdapStore _store;

    public CustomerList(GdapStore store)
    {
        _store = store;
    }

    /// <summary>Lists the customer of a relationship that became active.</summary>
    public void Add(JsonElement relationship)
    {
        JsonElement? customer = relationship.Find("customer");
        if (customer?.Text("tenantId") is not string id || _store.Find(_store.Customers, id) is not null)
        {
            return;
        }

        _store.Add(_store.Customers, new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.delegatedAdminCustomer",
            ["id"] = id,
            ["tenantId"] = id,
            ["displayName"] = customer.Value.Text("displayName"),
        });
        _store.Begin($"{_store.Customers}/{id}/serviceManagementDetails");
    }

    /// <summary>Takes the customer of a relationship that ended off the list, unless another one is active.</summary>
    public void Release(JsonElement relationship)
    {
        string? id = relationship.Find("customer")?.Text("tenantId");
        bool isNeeded = id is null || _store.ByCustomer.Find(id).Any(other =>
            _store.Find(_store.Relationships, other)?.Text("status") == RelationshipStatus.Active);
        if (!isNeeded && _store.Find(_store.Customers, id!) is not null)
        {
            _store.Remove(_store.Customers, id!);
        }
    }
}
