using System;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// The long-running operations: notStarted, running after the settle time, succeeded or failed after another.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationshipoperation
/// </summary>
internal sealed class Operations
{
    private readonly GdapStore _store;
    private readonly Agenda _agenda;
    private readonly SandboxWorld _world;

    public Operations(GdapStore store, Agenda agenda, SandboxWorld world)
    {
        _store = store;
        _agenda = agenda;
        _world = world;
    }

    /// <summary>Starts an operation.</summary>
    /// <param name="call">The request that asked for it.</param>
    /// <param name="relationshipId">The relationship it belongs to.</param>
    /// <param name="type">Its <c>operationType</c>.</param>
    /// <param name="data">What it changes, as it will be.</param>
    /// <param name="finish">Makes the change at the time given; false when it cannot be made any more.</param>
    /// <returns>202 with the place of the operation, and the seconds after which it is done.</returns>
    public SandboxResponse Start(
        SandboxCall call, string relationshipId, string type, JsonObject data, Func<DateTimeOffset, bool> finish)
    {
        string collection = _store.Children(relationshipId, GdapPath.Operations);
        string id = _world.NextId();
        string now = GdapTime.Write(call.Now);
        _store.Add(collection, new JsonObject
        {
            ["@odata.type"] = "#microsoft.graph.delegatedAdminRelationshipOperation",
            ["id"] = id,
            ["operationType"] = type,
            ["data"] = data.ToJsonString(),
            ["status"] = "notStarted",
            ["createdDateTime"] = now,
            ["lastModifiedDateTime"] = now,
        });
        TimeSpan settle = _world.Options.SettleTime;
        _agenda.Add(call.Now + settle, due => SetStatus(collection, id, "running", due));
        _agenda.Add(call.Now + settle + settle, due =>
            SetStatus(collection, id, finish(due) ? "succeeded" : "failed", due));

        int wait = (int)Math.Ceiling((settle + settle).TotalSeconds);
        return new SandboxResponse(202, "{}", GraphJson.ContentType)
            .With("Location", GdapAnswers.Place(call, relationshipId, GdapPath.Operations, id))
            .With("Retry-After", wait.ToString(CultureInfo.InvariantCulture));
    }

    private void SetStatus(string collection, string id, string status, DateTimeOffset at)
    {
        if (_store.Find(collection, id) is not null)
        {
            _store.Change(collection, id, at, item => item["status"] = status);
        }
    }
}
