using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using GdapTools.Core.Snapshots;

namespace GdapTools.Sandbox.Tests;

/// <summary>Edits the sample partner customer by customer.</summary>
internal sealed class SampleEditor
{
    private const string Gdap = "v1.0/tenantRelationships/delegatedAdminRelationships";

    private readonly SnapshotEditor _editor = SnapshotEditor.OfSample();

    public JsonObject Partner => _editor.Resources((string)_editor.Root["partnerTenantId"]!);

    public Snapshot Read() => _editor.Read();

    public string TenantId(string customer) => (string)Items("v1.0/contracts")
        .Single(item => (string?)item["displayName"] == customer)["customerId"]!;

    public IReadOnlyList<string> Customers => [.. Items(Gdap).Select(item => (string)item["customer"]!["displayName"]!)];

    public JsonObject Contract(string customer) =>
        Items("v1.0/contracts").Single(item => (string?)item["displayName"] == customer);

    /// <summary>A further relationship, as one of a customer is.</summary>
    public JsonObject Copy(string customer, string name)
    {
        JsonObject copy = Relationship(customer).DeepClone().AsObject();
        copy["id"] = Guid.NewGuid().ToString();
        copy["displayName"] = name;
        ((JsonArray)Partner[Gdap]!["value"]!).Add(copy);
        return copy;
    }

    public JsonObject Tenant(string customer) => _editor.Tenant(TenantId(customer));

    public JsonObject Relationship(string customer) => Items(Gdap)
        .Single(item => (string?)item["customer"]!["displayName"] == customer);

    public JsonArray Assignments(string customer) =>
        (JsonArray)Partner[$"{Gdap}/{Relationship(customer)["id"]}/accessAssignments"]!["value"]!;

    public void AssignAsIn(string customer, string model)
    {
        JsonArray assignments = Assignments(customer);
        assignments.Clear();
        assignments.Add(Assignments(model)[0]!.DeepClone());
    }

    public void Assign(string customer, string group) =>
        Assignments(customer)[0]!["accessContainer"]!["accessContainerId"] = GroupId(group);

    public void AddRole(string customer, string roleId)
    {
        Roles(Relationship(customer)).Add(new JsonObject { ["roleDefinitionId"] = roleId });
        foreach (JsonNode? assignment in Assignments(customer))
        {
            Roles(assignment!).Add(new JsonObject { ["roleDefinitionId"] = roleId });
        }
    }

    public void RemoveRole(string customer, string roleId)
    {
        foreach (JsonArray roles in Assignments(customer).Append(Relationship(customer)).Select(item => Roles(item!)))
        {
            roles.Remove(roles.FirstOrDefault(role => (string?)role!["roleDefinitionId"] == roleId));
        }
    }

    public void RemoveMember(string group, string memberName)
    {
        JsonArray members = (JsonArray)Partner[$"v1.0/groups/{GroupId(group)}/members"]!["value"]!;
        members.Remove(members.Single(item => (string?)item!["displayName"] == memberName));
    }

    public void RefuseAsIn(string customer, string model) =>
        Tenant(customer)["tokenError"] = Tenant(model)["tokenError"]!.DeepClone();

    public void AddGuestAsIn(string customer, string model)
    {
        JsonArray users = Users(customer);
        foreach (JsonNode? guest in Users(model).Where(IsGuest))
        {
            users.Add(guest!.DeepClone());
        }

        JsonArray responses = (JsonArray)_editor.Root["responses"]!;
        JsonNode response = responses.Single(item => (string?)item!["tenant"] == TenantId(model))!.DeepClone();
        response["tenant"] = TenantId(customer);
        responses.Add(response);
    }

    public void RemoveGuests(string customer)
    {
        JsonArray users = Users(customer);
        foreach (JsonNode? guest in users.Where(IsGuest).ToArray())
        {
            users.Remove(guest);
        }

        JsonArray responses = (JsonArray)_editor.Root["responses"]!;
        responses.Remove(responses.Single(item => (string?)item!["tenant"] == TenantId(customer)));
    }

    private JsonArray Users(string customer) =>
        (JsonArray)_editor.Resources(TenantId(customer))["v1.0/users"]!["value"]!;

    private string GroupId(string name) =>
        (string)Items("v1.0/groups").Single(item => (string?)item["displayName"] == name)["id"]!;

    private IEnumerable<JsonObject> Items(string path) => ((JsonArray)Partner[path]!["value"]!).Cast<JsonObject>();

    private static JsonArray Roles(JsonNode item) => (JsonArray)item["accessDetails"]!["unifiedRoles"]!;

    private static bool IsGuest(JsonNode? user) => (string?)user!["userType"] == "Guest";
}
