using System;
using System.Text.Json;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// The life of delegated admin relationships: takes writes one after the other and moves on, by the sandbox's clock,
/// what they have set going. Safe for concurrent use.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationships-api-overview
/// </summary>
internal sealed class GdapService
{
    private readonly object _gate = new();
    private readonly Agenda _agenda = new();
    private readonly SandboxWorld _world;
    private readonly GdapStore _store;
    private readonly RelationshipWriter _relationships;
    private readonly AssignmentWriter _assignments;
    private readonly RequestWriter _requests;

    public GdapService(SandboxWorld world)
    {
        _world = world;
        ResourceTree tree = world.Tenants.Partner;
        _store = new GdapStore(tree);
        RelationshipClock clock = new(_store, new CustomerList(_store), _agenda, world.Options.SettleTime);
        Operations operations = new(_store, _agenda, world);
        _relationships = new RelationshipWriter(
            _store, new ActiveRelationshipWriter(_store, clock, operations), world);
        _assignments = new AssignmentWriter(_store, _agenda, operations, world, new GroupDirectory(tree));
        _requests = new RequestWriter(_store, clock, _agenda, world);
    }

    /// <summary>Where a path is read now, after everything that is due has happened.</summary>
    public string Locate(string path, DateTimeOffset now)
    {
        if (_agenda.IsDue(now))
        {
            lock (_gate)
            {
                _agenda.Run(now);
            }
        }

        return _store.Locate(path);
    }

    /// <summary>Whether the path is one of relationships, and the method one for it.</summary>
    public static bool CanWrite(SandboxCall call) =>
        GdapPath.Parse(call.Path) is GdapPath path && IsWritable(call.Method, path);

    /// <summary>Answers a write that <see cref="CanWrite"/> lets pass.</summary>
    public SandboxResponse Write(SandboxCall call, Caller caller)
    {
        GdapPath path = GdapPath.Parse(call.Path)!;
        string tenantId = caller.TenantId?.ToLowerInvariant() ?? "";
        bool isPartner = tenantId.Equals(_world.Snapshot.PartnerTenantId, StringComparison.OrdinalIgnoreCase);
        lock (_gate)
        {
            _agenda.Run(call.Now);
            return Write(call, path, new Party(tenantId, isPartner));
        }
    }

    /// <summary>Approves a relationship as its customer would.</summary>
    /// <param name="relationshipId">One that waits for approval.</param>
    /// <param name="customerTenantId">Who approves; may be left out where the relationship names its customer.</param>
    /// <returns>The refusal; null when it is approved.</returns>
    public SandboxResponse? Approve(string relationshipId, string? customerTenantId)
    {
        lock (_gate)
        {
            DateTimeOffset now = _world.Now;
            _agenda.Run(now);
            JsonElement? relationship = _store.Find(_store.Relationships, relationshipId);
            string? tenantId = customerTenantId ?? relationship?.Find("customer")?.Text("tenantId");
            if (relationship is null || tenantId is null)
            {
                return GdapErrors.UnknownRelationship();
            }

            Party customer = new(tenantId.ToLowerInvariant(), IsPartner: false);
            if (!IsPartyTo(customer, relationship.Value))
            {
                return GdapErrors.UnknownRelationship();
            }

            SandboxResponse? refusal = RequestRules.Refuse(RequestAction.Approve, customer, relationship.Value);
            if (refusal is null)
            {
                _requests.Take(RequestAction.Approve, customer, relationship.Value, now);
            }

            return refusal;
        }
    }

    private static bool IsWritable(string method, GdapPath path) => path switch
    {
        { RelationshipId: null } => method == "POST",
        { Child: null } => method is "PATCH" or "DELETE",
        { Child: GdapPath.Assignments, ChildId: not null } => method is "PATCH" or "DELETE",
        { Child: GdapPath.Assignments or GdapPath.Requests, ChildId: null } => method == "POST",
        _ => false,
    };

    private SandboxResponse Write(SandboxCall call, GdapPath path, Party party)
    {
        bool isRequest = path.Child == GdapPath.Requests;
        if (!party.IsPartner && !isRequest)
        {
            return GraphErrors.NotFound(call);
        }

        if (path.RelationshipId is null)
        {
            return _relationships.Create(call);
        }

        if (_store.Find(_store.Relationships, path.RelationshipId) is not JsonElement relationship
            || !IsPartyTo(party, relationship))
        {
            return path is { Child: GdapPath.Assignments, ChildId: null }
                ? GdapErrors.UnknownRelationship()
                : GraphErrors.NotFound(call);
        }

        return isRequest ? _requests.Create(call, party, relationship)
            : path.Child is null ? WriteRelationship(call, relationship)
            : WriteAssignment(call, path, relationship);
    }

    private SandboxResponse WriteRelationship(SandboxCall call, JsonElement relationship) => call.Method == "PATCH"
        ? _relationships.Update(call, relationship)
        : _relationships.Delete(call, relationship);

    private SandboxResponse WriteAssignment(SandboxCall call, GdapPath path, JsonElement relationship)
    {
        if (path.ChildId is null)
        {
            return _assignments.Create(call, relationship);
        }

        string collection = _store.Children(relationship.Text("id")!, GdapPath.Assignments);
        return _store.Find(collection, path.ChildId) is not JsonElement assignment ? GraphErrors.NotFound(call)
            : call.Method == "PATCH" ? _assignments.Update(call, relationship, assignment)
            : _assignments.Delete(call, relationship, assignment);
    }

    // One that names no customer yet is open to any.
    private static bool IsPartyTo(Party party, JsonElement relationship) => party.IsPartner
        || relationship.Find("customer")?.Text("tenantId") is not string customer
        || customer.Equals(party.TenantId, StringComparison.OrdinalIgnoreCase);
}
