using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;
using GdapTools.Core.Snapshots;
using GdapTools.Core.Tests.Support;

namespace GdapTools.Sandbox.Tests.Support;

/// <summary>A partner tenant put together by a test, least first: one account, AdminAgents, no customer.</summary>
public sealed class Tenancy
{
    public const string Partner = "10000000-0000-0000-0000-000000000001";
    public const string Account = "20000000-0000-0000-0000-000000000001";
    public const string Upn = "robot@partner.example";
    public const string AdminAgents = "30000000-0000-0000-0000-000000000001";
    public const string Engineers = "30000000-0000-0000-0000-000000000002";
    private const string Gdap = "v1.0/tenantRelationships/";

    // MSAL remembers refusals by application, in the whole process: each tenancy has another one.
    private static int s_applications;

    private static readonly GdapRoleProfile s_profile = RoleProfileCatalogue.Load(RoleCatalogue.Load()).Default;

    private readonly JsonObject _tenants = [];
    private int _count;

    public Tenancy()
    {
        Root = new JsonObject
        {
            ["format"] = "gdap-snapshot/1",
            ["capturedAt"] = "2026-11-01T08:00:00Z",
            ["environment"] = "Global",
            ["partnerTenantId"] = Partner,
            ["account"] = new JsonObject { ["id"] = Account, ["userPrincipalName"] = Upn, ["tenantId"] = Partner },
            ["clientId"] = $"40000000-0000-0000-0000-{Interlocked.Increment(ref s_applications):D12}",
            ["accessToken"] = new JsonObject
            {
                ["claims"] = new JsonObject
                {
                    ["amr"] = new JsonArray("pwd", "mfa"),
                    ["oid"] = Account,
                    ["upn"] = Upn,
                    ["scp"] = "DelegatedAdminRelationship.Read.All",
                },
            },
            ["enforceMfa"] = true,
            ["tenants"] = _tenants,
        };
        _tenants[Partner] = new JsonObject { ["resources"] = new JsonObject() };
        PartnerResources[Gdap + "delegatedAdminRelationships"] = List();
        PartnerResources[Gdap + "delegatedAdminCustomers"] = List();
        PartnerResources[$"v1.0/users/{Account}/transitiveMemberOf"] = List(
            new JsonObject { ["id"] = AdminAgents, ["displayName"] = "AdminAgents" },
            new JsonObject { ["id"] = Engineers, ["displayName"] = "Engineers" });
    }

    public JsonObject Root { get; }

    public JsonObject PartnerResources => (JsonObject)_tenants[Partner]!["resources"]!;

    public JsonArray Relationships => (JsonArray)PartnerResources[Gdap + "delegatedAdminRelationships"]!["value"]!;

    public JsonArray Customers => (JsonArray)PartnerResources[Gdap + "delegatedAdminCustomers"]!["value"]!;

    /// <summary>Adds a healthy customer and returns its tenant id.</summary>
    public string AddCustomer(string name)
    {
        string id = $"50000000-0000-0000-0000-{++_count:D12}";
        string relationship = $"60000000-0000-0000-0000-{_count:D12}-{Partner}";
        JsonArray roles = Roles();
        Relationships.Add(new JsonObject
        {
            ["id"] = relationship,
            ["displayName"] = "GDAP " + name,
            ["customer"] = new JsonObject { ["tenantId"] = id, ["displayName"] = name },
            ["accessDetails"] = new JsonObject { ["unifiedRoles"] = roles },
            ["status"] = "active",
            ["duration"] = "P730D",
            ["autoExtendDuration"] = "P180D",
            ["createdDateTime"] = "2026-01-01T08:00:00Z",
            ["activatedDateTime"] = "2026-01-02T08:00:00Z",
            ["endDateTime"] = "2028-01-02T08:00:00Z",
        });
        PartnerResources[$"{Gdap}delegatedAdminRelationships/{relationship}/accessAssignments"] = List(new JsonObject
        {
            ["id"] = $"70000000-0000-0000-0000-{_count:D12}",
            ["status"] = "active",
            ["accessContainer"] = new JsonObject
            {
                ["accessContainerId"] = Engineers,
                ["accessContainerType"] = "securityGroup",
            },
            ["accessDetails"] = new JsonObject { ["unifiedRoles"] = roles.DeepClone() },
        });
        Customers.Add(new JsonObject { ["id"] = id, ["tenantId"] = id, ["displayName"] = name });
        _tenants[id] = new JsonObject
        {
            ["resources"] = new JsonObject
            {
                ["v1.0/organization"] = List(new JsonObject { ["id"] = id, ["displayName"] = name }),
            },
        };
        return id;
    }

    public JsonObject Tenant(string id) => (JsonObject)_tenants[id]!;

    public JsonObject Relationship(string customer) => (JsonObject)Relationships
        .First(item => (string?)item!["customer"]!["tenantId"] == customer)!;

    public JsonArray Assignments(string customer) => (JsonArray)PartnerResources[
        $"{Gdap}delegatedAdminRelationships/{Relationship(customer)["id"]}/accessAssignments"]!["value"]!;

    public void RefuseToken(string customer, int code, string error = "invalid_grant") =>
        Tenant(customer)["tokenError"] = new JsonObject
        {
            ["error"] = error,
            ["error_codes"] = new JsonArray(code),
            ["error_description"] = $"AADSTS{code}: Said by a test.",
        };

    public void Answer(string tenant, string path, int status, JsonObject? body = null)
    {
        JsonArray responses = (JsonArray)(Root["responses"] ??= new JsonArray());
        responses.Add(new JsonObject
        {
            ["tenant"] = tenant,
            ["method"] = "GET",
            ["path"] = path,
            ["status"] = status,
            ["body"] = body ?? new JsonObject(),
        });
    }

    public void SetClaims(JsonObject claims) => Root["accessToken"] = new JsonObject { ["claims"] = claims };

    public Task<GdapSession> ConnectAsync(string? loginHint = null) =>
        SessionFactory.ConnectAsync(SnapshotConnection.Read(Read(), "test", loginHint), CancellationToken.None);

    /// <summary>A session whose waits are over at once, at a sandbox that the test can look into.</summary>
    public async Task<(GdapSession Session, SandboxHandler Sandbox)> PlayAsync(params GdapFault[] faults)
    {
        ImpatientClock clock = new();
        Snapshot snapshot = Read();
        SandboxHandler sandbox = new(snapshot, new SandboxOptions { Clock = clock, Faults = faults });
        ConnectRequest request = SnapshotConnection.Play(snapshot, loginHint: null, clock) with
        {
            Carrier = sandbox,
            Timeout = ImpatientClock.Deadline,
        };
        return (await SessionFactory.ConnectAsync(request, CancellationToken.None), sandbox);
    }

    public Snapshot Read()
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(Root.ToJsonString()));
        return SnapshotReader.Read(stream, "test");
    }

    public static JsonObject List(params JsonNode[] items) => new() { ["value"] = new JsonArray(items) };

    private static JsonArray Roles() => [.. s_profile.Roles
        .Select(role => (JsonNode)new JsonObject { ["roleDefinitionId"] = role.RoleDefinitionId })];
}
