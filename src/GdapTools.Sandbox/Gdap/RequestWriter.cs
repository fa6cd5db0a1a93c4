using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// Takes requests: who may ask for what, in which state, is documented, but not how the rest is refused (400 here, and
/// 403 for who may not). The relationship moves at once; the request itself is created, pending after the settle time
/// and succeeded after another.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationshiprequest
/// </summary>
internal sealed class RequestWriter
{
    private readonly GdapStore _store;
    private readonly RelationshipClock _clock;
    private readonly Agenda _agenda;
    private readonly SandboxWorld _world;

    public RequestWriter(GdapStore store, RelationshipClock clock, Agenda agenda, SandboxWorld world)
    {
        _store = store;
        _clock = clock;
        _agenda = agenda;
        _world = world;
    }

    public SandboxResponse Create(SandboxCall call, Party party, JsonElement relationship)
    {
        if (GdapBody.Read(call, out SandboxResponse? refusal) is not JsonElement body)
        {
            return refusal!;
        }

        string? other = body.EnumerateObject().Select(member => member.Name).FirstOrDefault(name =>
            !name.StartsWith("@odata.", StringComparison.Ordinal) && name != "action");
        if (other is not null)
        {
            return GdapErrors.BadRequest($"The property '{other}' cannot be set.");
        }

        string action = body.Text("action") ?? "";
        return RequestRules.Refuse(action, party, relationship)
            ?? GdapAnswers.Created(
                call, Take(action, party, relationship, call.Now), relationship.Text("id"), GdapPath.Requests);
    }

    /// <summary>Does what a request that is allowed asks for, and returns the request.</summary>
    public JsonElement Take(string action, Party party, JsonElement relationship, DateTimeOffset at)
    {
        Move(action, party, relationship, at);
        string collection = _store.Children(relationship.Text("id")!, GdapPath.Requests);
        string id = _world.NextId();
        string now = GdapTime.Write(at);
        JsonElement request = _store.Add(collection, new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.delegatedAdminRelationshipRequest",
            ["@odata.etag"] = "",
            ["id"] = id,
            ["action"] = action,
            ["status"] = "created",
            ["createdDateTime"] = now,
            ["lastModifiedDateTime"] = now,
        });
        TimeSpan settle = _world.Options.SettleTime;
        _agenda.Add(at + settle, due => SetStatus(collection, id, "pending", due));
        _agenda.Add(at + settle + settle, due => SetStatus(collection, id, "succeeded", due));
        return request;
    }

    private void Move(string action, Party party, JsonElement relationship, DateTimeOffset at)
    {
        string id = relationship.Text("id")!;
        bool isReseller = party.IsPartner && action is RequestAction.Approve or RequestAction.Reject;
        if (isReseller)
        {
            _store.Change(_store.Relationships, id, at, item => item["isPartnerConsentPending"] = false);
        }

        switch (action)
        {
            case RequestAction.LockForApproval:
                _clock.Lock(id, at);
                break;
            case RequestAction.Approve when !party.IsPartner:
                _clock.Approve(id, Customer(party, relationship), at);
                break;
            case RequestAction.Reject:
                _clock.Reject(id, at);
                break;
            case RequestAction.Terminate:
                _clock.Terminate(id, at);
                break;
        }
    }

    private JsonObject Customer(Party party, JsonElement relationship) => new()
    {
        ["tenantId"] = party.TenantId,
        ["displayName"] = relationship.Find("customer")?.Text("displayName") ?? _world.Tenants.NameOf(party.TenantId),
    };

    private void SetStatus(string collection, string id, string status, DateTimeOffset at)
    {
        if (_store.Find(collection, id) is not null)
        {
            _store.Change(collection, id, at, item => item["status"] = status);
        }
    }
}
