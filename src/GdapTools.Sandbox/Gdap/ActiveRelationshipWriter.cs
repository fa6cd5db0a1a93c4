using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// Changes active relationships: the automatic extension at once, and the roles, of which only Global Administrator can
/// be taken away, by a long-running operation. Extension is judged by the roles there are when it is asked for.
/// Source: https://learn.microsoft.com/graph/api/delegatedadminrelationship-update
/// </summary>
internal sealed class ActiveRelationshipWriter
{
    private static readonly string[] s_changeable = ["autoExtendDuration", "accessDetails"];

    private readonly GdapStore _store;
    private readonly RelationshipClock _clock;
    private readonly Operations _operations;

    public ActiveRelationshipWriter(GdapStore store, RelationshipClock clock, Operations operations)
    {
        _store = store;
        _clock = clock;
        _operations = operations;
    }

    public SandboxResponse Update(SandboxCall call, JsonElement item, JsonElement body)
    {
        string? other = body.EnumerateObject().Select(member => member.Name).FirstOrDefault(name =>
            !name.StartsWith("@odata.", StringComparison.Ordinal) && !s_changeable.Contains(name));
        if (other is not null)
        {
            return GdapErrors.BadRequest($"The property '{other}' cannot be updated in the current status.");
        }

        RoleList current = RoleList.Of(item);
        RoleList? wanted = body.Find("accessDetails") is JsonElement details ? RoleList.Read(details) : current;
        bool isRemoval = current.HasGlobalAdministrator && wanted?.IsSame(current.WithoutGlobalAdministrator()) == true;
        if (wanted is null || !(isRemoval || wanted.IsSame(current)))
        {
            return GdapErrors.BadRequest("Only the Global Administrator role can be removed in the current status.");
        }

        JsonObject changed = GdapStore.Copy(item);
        if (body.Find("autoExtendDuration") is JsonElement extension)
        {
            bool canHave = RelationshipDraft.IsExtension(extension)
                && !(extension.GetString() == "P180D" && current.HasGlobalAdministrator);
            if (!canHave)
            {
                return GdapErrors.BadRequest("The autoExtendDuration is not one this relationship can have.");
            }

            changed["autoExtendDuration"] = extension.GetString();
        }

        return Write(call, item, changed, isRemoval);
    }

    // The ETag of a removal changes at once, the roles once the operation is done.
    private SandboxResponse Write(SandboxCall call, JsonElement item, JsonObject changed, bool isRemoval)
    {
        string id = item.Text("id")!;
        JsonElement written = _store.Replace(_store.Relationships, item, changed, call.Now, isForced: isRemoval);
        _clock.WatchEnd(id, call.Now);
        return isRemoval ? RemoveGlobalAdministrator(call, written) : GdapAnswers.Ok(call, written);
    }

    private SandboxResponse RemoveGlobalAdministrator(SandboxCall call, JsonElement item)
    {
        string id = item.Text("id")!;
        JsonObject data = new()
        {
            ["id"] = id,
            ["accessDetails"] = RoleList.Of(item).WithoutGlobalAdministrator().Write(),
        };
        return _operations.Start(call, id, OperationType.Relationship, data, at =>
        {
            bool isActive = _store.Find(_store.Relationships, id)?.Text("status") == RelationshipStatus.Active;
            if (isActive)
            {
                _store.Change(_store.Relationships, id, at, changed => changed["accessDetails"] =
                    RoleList.Of(item).WithoutGlobalAdministrator().Write());
            }

            return isActive;
        });
    }
}
