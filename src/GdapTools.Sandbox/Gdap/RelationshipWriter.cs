using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Core.Relationships;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// Creates, changes and deletes relationships. What may be changed in which state is documented; the answer to the rest
/// is not, and is 400 here.
/// Source: https://learn.microsoft.com/graph/api/delegatedadminrelationship-update
/// </summary>
internal sealed class RelationshipWriter
{
    private readonly GdapStore _store;
    private readonly ActiveRelationshipWriter _active;
    private readonly SandboxWorld _world;
    private readonly Lazy<RoleCatalogue> _catalogue = new(RoleCatalogue.Load);

    public RelationshipWriter(GdapStore store, ActiveRelationshipWriter active, SandboxWorld world)
    {
        _store = store;
        _active = active;
        _world = world;
    }

    public SandboxResponse Create(SandboxCall call)
    {
        if (GdapBody.Read(call, out SandboxResponse? refusal) is not JsonElement body)
        {
            return refusal!;
        }

        string now = GdapTime.Write(call.Now);
        string id = $"{_world.NextId()}-{_world.Snapshot.PartnerTenantId}";
        RelationshipDraft draft = Draft(new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.delegatedAdminRelationship",
            ["@odata.etag"] = "",
            ["id"] = id,
            ["displayName"] = null,
            ["duration"] = null,
            ["customer"] = null,
            ["accessDetails"] = null,
            ["status"] = RelationshipStatus.Created,
            ["autoExtendDuration"] = "PT0S",
            ["createdDateTime"] = now,
            ["lastModifiedDateTime"] = now,
            ["activatedDateTime"] = null,
            ["endDateTime"] = null,
        });
        if (draft.Apply(body) is string fault)
        {
            return GdapErrors.BadRequest(fault);
        }

        if (IsTaken(draft.Item, id))
        {
            return GdapErrors.Conflict();
        }

        _world.Tenants.Learn(draft.Item["customer"]?["tenantId"]?.ToString());
        JsonElement created = _store.Add(_store.Relationships, draft.Item);
        foreach (string child in (string[])[GdapPath.Assignments, GdapPath.Requests, GdapPath.Operations])
        {
            _store.Begin(_store.Children(id, child));
        }

        return GdapAnswers.Created(call, created);
    }

    public SandboxResponse Update(SandboxCall call, JsonElement item)
    {
        if (IfMatch.Refuse(call, item) is SandboxResponse stale)
        {
            return stale;
        }

        if (GdapBody.Read(call, out SandboxResponse? refusal) is not JsonElement body)
        {
            return refusal!;
        }

        return item.Text("status") switch
        {
            RelationshipStatus.Created => UpdateCreated(call, item, body),
            RelationshipStatus.Active => _active.Update(call, item, body),
            _ => GdapErrors.BadRequest("The relationship cannot be updated in its current status."),
        };
    }

    public SandboxResponse Delete(SandboxCall call, JsonElement item)
    {
        if (IfMatch.Refuse(call, item) is SandboxResponse stale)
        {
            return stale;
        }

        if (item.Text("status") != RelationshipStatus.Created)
        {
            return GdapErrors.BadRequest("The relationship can be deleted in the created status only.");
        }

        _store.Remove(_store.Relationships, item.Text("id")!);
        return GdapAnswers.NoContent();
    }

    private SandboxResponse UpdateCreated(SandboxCall call, JsonElement item, JsonElement body)
    {
        RelationshipDraft draft = Draft(GdapStore.Copy(item));
        if (draft.Apply(body) is string fault)
        {
            return GdapErrors.BadRequest(fault);
        }

        if (IsTaken(draft.Item, item.Text("id")!))
        {
            return GdapErrors.Conflict();
        }

        _world.Tenants.Learn(draft.Item["customer"]?["tenantId"]?.ToString());
        return GdapAnswers.Ok(call, _store.Replace(_store.Relationships, item, draft.Item, call.Now));
    }

    private bool IsTaken(JsonObject item, string id) =>
        _store.ByName.Find(item["displayName"]!.ToString()).Any(other => other != id);

    private RelationshipDraft Draft(JsonObject item) => new(item, _catalogue.Value, _world.Tenants.NameOf);
}
