using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// Creates, changes and deletes access assignments. The answers to what Graph does not allow are 400, and 409 for a
/// group that has one already; only the latter has been seen in public.
/// Source: https://learn.microsoft.com/graph/api/delegatedadminrelationship-post-accessassignments
/// </summary>
internal sealed class AssignmentWriter
{
    private readonly GdapStore _store;
    private readonly Agenda _agenda;
    private readonly Operations _operations;
    private readonly SandboxWorld _world;
    private readonly GroupDirectory _groups;

    public AssignmentWriter(
        GdapStore store, Agenda agenda, Operations operations, SandboxWorld world, GroupDirectory groups)
    {
        _store = store;
        _agenda = agenda;
        _operations = operations;
        _world = world;
        _groups = groups;
    }

    public SandboxResponse Create(SandboxCall call, JsonElement relationship)
    {
        if (GdapBody.Read(call, out SandboxResponse? refusal) is not JsonElement body)
        {
            return refusal!;
        }

        if (FindFault(body, relationship) is string fault)
        {
            return GdapErrors.BadRequest(fault);
        }

        string collection = Collection(relationship);
        string groupId = body.Find("accessContainer")!.Value.Text("accessContainerId")!;
        if (_store.Any(collection, item => IsOfGroup(item, groupId)))
        {
            return GdapErrors.Conflict();
        }

        string now = GdapTime.Write(call.Now);
        string id = _world.NextId();
        JsonElement created = _store.Add(collection, new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.delegatedAdminAccessAssignment",
            ["@odata.etag"] = "",
            ["id"] = id,
            ["status"] = AssignmentStatus.Pending,
            ["createdDateTime"] = now,
            ["lastModifiedDateTime"] = now,
            ["accessContainer"] = Container(groupId),
            ["accessDetails"] = RoleList.Read(body.Find("accessDetails")!.Value)!.Write(),
        });
        _agenda.Add(call.Now + _world.Options.SettleTime, due =>
        {
            if (_store.Find(collection, id)?.Text("status") == AssignmentStatus.Pending)
            {
                _store.Change(collection, id, due, item => item["status"] = AssignmentStatus.Active);
            }
        });
        return GdapAnswers.Created(call, created, relationship.Text("id"), GdapPath.Assignments);
    }

    public SandboxResponse Update(SandboxCall call, JsonElement relationship, JsonElement item)
    {
        if (IfMatch.Refuse(call, item) is SandboxResponse stale)
        {
            return stale;
        }

        if (GdapBody.Read(call, out SandboxResponse? refusal) is not JsonElement body)
        {
            return refusal!;
        }

        RoleList? roles = body.Find("accessDetails") is JsonElement details ? RoleList.Read(details) : null;
        if (FindFaultOfUpdate(body, roles, relationship, item) is string fault)
        {
            return GdapErrors.BadRequest(fault);
        }

        return roles!.IsSame(RoleList.Of(item))
            ? GdapAnswers.Ok(call, item, GdapPath.Assignments)
            : StartUpdate(call, relationship, item, roles);
    }

    /// <summary>Deletes; the assignment shows as deleting until the settle time is over, and is gone then.</summary>
    public SandboxResponse Delete(SandboxCall call, JsonElement relationship, JsonElement item)
    {
        if (IfMatch.Refuse(call, item) is SandboxResponse stale)
        {
            return stale;
        }

        if (item.Text("status") is AssignmentStatus.Deleting or AssignmentStatus.Deleted)
        {
            return GdapErrors.BadRequest("The access assignment is being deleted.");
        }

        string collection = Collection(relationship);
        string id = item.Text("id")!;
        _store.Change(collection, id, call.Now, changed => changed["status"] = AssignmentStatus.Deleting);
        _agenda.Add(call.Now + _world.Options.SettleTime, _ => _store.Remove(collection, id));
        return GdapAnswers.NoContent();
    }

    private SandboxResponse StartUpdate(
        SandboxCall call, JsonElement relationship, JsonElement item, RoleList roles)
    {
        string collection = Collection(relationship);
        string relationshipId = relationship.Text("id")!;
        string id = item.Text("id")!;
        JsonObject data = new()
        {
            ["id"] = id,
            ["accessContainer"] = Container(item.Find("accessContainer")?.Text("accessContainerId") ?? ""),
            ["accessDetails"] = roles.Write(),
            ["status"] = AssignmentStatus.Active,
        };
        _store.Change(collection, id, call.Now, _ => { });
        return _operations.Start(call, relationshipId, OperationType.Assignment, data, at =>
        {
            bool canFinish = IsActive(_store.Find(_store.Relationships, relationshipId))
                && _store.Find(collection, id)?.Text("status") is AssignmentStatus.Active or AssignmentStatus.Error;
            if (canFinish)
            {
                _store.Change(collection, id, at, changed =>
                {
                    changed["status"] = AssignmentStatus.Active;
                    changed["accessDetails"] = roles.Write();
                });
            }

            return canFinish;
        });
    }

    private string? FindFault(JsonElement body, JsonElement relationship)
    {
        JsonElement? container = body.Find("accessContainer");
        RoleList? roles = body.Find("accessDetails") is JsonElement details ? RoleList.Read(details) : null;
        return !IsActive(relationship) ? "The relationship is not active."
            : container?.Text("accessContainerType") != "securityGroup"
                ? "The accessContainerType must be securityGroup."
            : !_groups.IsSecurityGroup(container.Value.Text("accessContainerId"))
                ? "The accessContainerId must be that of a security group of the partner."
            : roles?.IsWithin(RoleList.Of(relationship)) != true
                ? "The accessDetails must name roles of the relationship, at least one."
            : null;
    }

    private static string? FindFaultOfUpdate(
        JsonElement body, RoleList? roles, JsonElement relationship, JsonElement item)
    {
        string? other = body.EnumerateObject().Select(member => member.Name).FirstOrDefault(name =>
            !name.StartsWith("@odata.", StringComparison.Ordinal) && name != "accessDetails");
        return other is not null ? $"The property '{other}' cannot be updated."
            : !IsActive(relationship) ? "The relationship is not active."
            : item.Text("status") is not (AssignmentStatus.Active or AssignmentStatus.Error)
                ? "The access assignment cannot be updated in its current status."
            : roles?.IsWithin(RoleList.Of(relationship)) != true
                ? "The accessDetails must name roles of the relationship, at least one."
            : null;
    }

    private static bool IsOfGroup(JsonElement item, string groupId) =>
        item.Text("status") != AssignmentStatus.Deleted
        && string.Equals(
            item.Find("accessContainer")?.Text("accessContainerId"), groupId, StringComparison.OrdinalIgnoreCase);

    private static bool IsActive(JsonElement? relationship) =>
        relationship?.Text("status") == RelationshipStatus.Active;

    private static JsonObject Container(string groupId) => new()
    {
        ["accessContainerId"] = groupId,
        ["accessContainerType"] = "securityGroup",
    };

    private string Collection(JsonElement relationship) =>
        _store.Children(relationship.Text("id")!, GdapPath.Assignments);
}
