using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// What becomes of relationships as time goes on, once something was done to them through the API; one that was only
/// stored stays as stored. <c>expiring</c> is past the end date, <c>expired</c> once the service has cleared up, as
/// documented; how long each step takes is not, and is the sandbox's settle time.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship
/// </summary>
internal sealed class RelationshipClock
{
    // A request that no customer approves expires: https://learn.microsoft.com/partner-center/gdap-faq. That the days
    // count from the lock, and that no state lies between, is unverified.
    private static readonly TimeSpan s_patience = TimeSpan.FromDays(90);

    private static readonly TimeSpan s_extension = TimeSpan.FromDays(180);

    private readonly GdapStore _store;
    private readonly CustomerList _customers;
    private readonly Agenda _agenda;
    private readonly TimeSpan _settle;

    public RelationshipClock(GdapStore store, CustomerList customers, Agenda agenda, TimeSpan settle)
    {
        _store = store;
        _customers = customers;
        _agenda = agenda;
        _settle = settle;
    }

    public void Lock(string id, DateTimeOffset at)
    {
        Enter(id, RelationshipStatus.ApprovalPending, at);
        _agenda.Add(at + s_patience, due => Leave(id, RelationshipStatus.ApprovalPending, () =>
            End(id, RelationshipStatus.Expired, due)));
    }

    /// <param name="id">The relationship.</param>
    /// <param name="customer">Who approved: the customer from now on.</param>
    /// <param name="at">When.</param>
    public void Approve(string id, JsonObject customer, DateTimeOffset at)
    {
        Enter(id, RelationshipStatus.Approved, at, item => item["customer"] = customer);
        _agenda.Add(at + _settle, due => Leave(id, RelationshipStatus.Approved, () => Activate(id, due)));
    }

    /// <summary>What comes of a rejection is not documented; here the relationship is terminated.</summary>
    public void Reject(string id, DateTimeOffset at) => End(id, RelationshipStatus.Terminated, at);

    public void Terminate(string id, DateTimeOffset at)
    {
        Enter(id, RelationshipStatus.TerminationRequested, at);
        _agenda.Add(at + _settle, due => Leave(id, RelationshipStatus.TerminationRequested, () =>
        {
            Enter(id, RelationshipStatus.Terminating, due);
            _agenda.Add(due + _settle, end => Leave(id, RelationshipStatus.Terminating, () =>
                End(id, RelationshipStatus.Terminated, end)));
        }));
    }

    /// <summary>Lets an active relationship end in time. One whose end has passed already is left as it is.</summary>
    public void WatchEnd(string id, DateTimeOffset now)
    {
        if (Find(id) is JsonElement item && GdapTime.Read(item, "endDateTime") is DateTimeOffset end && end > now)
        {
            _agenda.Add(end, due => Leave(id, RelationshipStatus.Active, () => ReachEnd(id, due)));
        }
    }

    private void Activate(string id, DateTimeOffset at)
    {
        Enter(id, RelationshipStatus.Activating, at);
        _agenda.Add(at + _settle, due => Leave(id, RelationshipStatus.Activating, () =>
        {
            TimeSpan duration = GdapTime.ReadDuration(Find(id)!.Value.Text("duration")) ?? TimeSpan.Zero;
            Enter(id, RelationshipStatus.Active, due, item =>
            {
                item["activatedDateTime"] = GdapTime.Write(due);
                item["endDateTime"] = GdapTime.Write(due + duration);
            });
            _customers.Add(Find(id)!.Value);
            WatchEnd(id, due);
        }));
    }

    // On the last day the end moves on by 180 days: https://learn.microsoft.com/partner-center/gdap-faq.
    private void ReachEnd(string id, DateTimeOffset at)
    {
        JsonElement item = Find(id)!.Value;
        if (GdapTime.Read(item, "endDateTime") != at)
        {
            return;
        }

        if (item.Text("autoExtendDuration") == "P180D" && !RoleList.Of(item).HasGlobalAdministrator)
        {
            _store.Change(
                _store.Relationships, id, at, extended => extended["endDateTime"] = GdapTime.Write(at + s_extension));
            WatchEnd(id, at);
            return;
        }

        Enter(id, RelationshipStatus.Expiring, at);
        _agenda.Add(at + _settle, due => Leave(id, RelationshipStatus.Expiring, () =>
            End(id, RelationshipStatus.Expired, due)));
    }

    private void End(string id, string status, DateTimeOffset at)
    {
        Enter(id, status, at, item => item["endDateTime"] = GdapTime.Write(at));
        _customers.Release(Find(id)!.Value);
    }

    private void Enter(string id, string status, DateTimeOffset at, Action<JsonObject>? change = null) =>
        _store.Change(_store.Relationships, id, at, item =>
        {
            item["status"] = status;
            change?.Invoke(item);
        });

    private void Leave(string id, string status, Action move)
    {
        if (Find(id)?.Text("status") == status)
        {
            move();
        }
    }

    private JsonElement? Find(string id) => _store.Find(_store.Relationships, id);
}
