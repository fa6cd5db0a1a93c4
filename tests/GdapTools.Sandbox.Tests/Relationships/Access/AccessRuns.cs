using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Errors;
using GdapTools.Core.Relationships;
using GdapTools.Core.Relationships.Access;
using GdapTools.Core.Session;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Tests.Support;

namespace GdapTools.Sandbox.Tests.Relationships.Access;

/// <summary>Asks for effective access in a made-up tenancy, in which a technician works beside the session's account.</summary>
internal static class AccessRuns
{
    public const string Technician = "20000000-0000-0000-0000-000000000002";
    public const string TechnicianName = "tess@partner.example";
    public const string Outer = "30000000-0000-0000-0000-000000000003";
    public const string Middle = "30000000-0000-0000-0000-000000000004";
    public const string Inner = "30000000-0000-0000-0000-000000000005";
    public const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
    public const string Risk = "v1.0/identityProtection/riskyUsers";
    public const string Eligible = "v1.0/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances";

    /// <summary>A tenancy whose directory tells users, groups and members: Tess is in Inner, Inner in Middle, Middle in
    /// Outer, and Outer in Inner again. The session's account is in AdminAgents and in Engineers.</summary>
    public static Tenancy WithDirectory()
    {
        Tenancy tenancy = new();
        JsonObject resources = tenancy.PartnerResources;
        resources.Remove($"v1.0/users/{Tenancy.Account}/transitiveMemberOf");
        resources["v1.0/users"] = Tenancy.List(User(Tenancy.Account, Tenancy.Upn), User(Technician, TechnicianName));
        resources["v1.0/groups"] = Tenancy.List(
            Named(Tenancy.AdminAgents, "AdminAgents"),
            Named(Tenancy.Engineers, "Engineers"),
            Named(Outer, "Outer"),
            Named(Middle, "Middle"),
            Named(Inner, "Inner"));
        SetMembers(tenancy, Tenancy.AdminAgents, UserMember(Tenancy.Account));
        SetMembers(tenancy, Tenancy.Engineers, UserMember(Tenancy.Account));
        SetMembers(tenancy, Outer, GroupMember(Middle));
        SetMembers(tenancy, Middle, GroupMember(Inner));
        SetMembers(tenancy, Inner, UserMember(Technician), GroupMember(Outer));
        resources[Risk] = Tenancy.List();
        resources[Eligible] = Tenancy.List();
        return tenancy;
    }

    public static JsonObject UserMember(string id) => new() { ["@odata.type"] = "#microsoft.graph.user", ["id"] = id };

    public static JsonObject GroupMember(string id) => new() { ["@odata.type"] = "#microsoft.graph.group", ["id"] = id };

    public static void SetMembers(Tenancy tenancy, string group, params JsonNode[] members) =>
        tenancy.PartnerResources[$"v1.0/groups/{group}/members"] = Tenancy.List(members);

    public static JsonObject UserOf(Tenancy tenancy, string id) => (JsonObject)((JsonArray)tenancy.PartnerResources["v1.0/users"]!["value"]!)
        .Single(user => (string?)user!["id"] == id)!;

    /// <summary>Adds a customer whose roles are assigned to a group, with nobody in its tenant.</summary>
    public static string AddCustomer(Tenancy tenancy, string name, string group)
    {
        string customer = tenancy.AddCustomer(name);
        tenancy.Assignments(customer)[0]!["accessContainer"]!["accessContainerId"] = group;
        ((JsonObject)tenancy.Tenant(customer)["resources"]!)["v1.0/users"] = Tenancy.List();
        return customer;
    }

    public static void Refuse(Tenancy tenancy, string path, string? tenant = null) => tenancy.Answer(
        tenant ?? Tenancy.Partner,
        path,
        403,
        (JsonObject)JsonNode.Parse(
            """{ "error": { "code": "Authorization_RequestDenied", "message": "Insufficient privileges to complete the operation." } }""")!);

    public static void Hold(Tenancy tenancy, string state, string level) => tenancy.PartnerResources[Risk] = Tenancy.List(new JsonObject
    {
        ["id"] = Technician,
        ["riskState"] = state,
        ["riskLevel"] = level,
    });

    public static void MakeEligible(Tenancy tenancy, string user, string group, string accessId = "member") =>
        ((JsonArray)tenancy.PartnerResources[Eligible]!["value"]!).Add(new JsonObject
        {
            ["id"] = $"{group}_{accessId}_{user}",
            ["startDateTime"] = "2026-01-01T08:00:00Z",
            ["endDateTime"] = null,
            ["accessId"] = accessId,
            ["principalId"] = user,
            ["groupId"] = group,
            ["memberType"] = "direct",
        });

    public static Snapshot Read(Tenancy tenancy)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(tenancy.Root.ToJsonString()));
        return SnapshotReader.Read(stream, "test");
    }

    public static Task<List<EffectiveAccess>> FindAsync(Tenancy tenancy, string? user = null, params string[] roles) =>
        FindAsync(tenancy, new AccessOptions { User = user, Roles = [.. roles.SelectMany(RoleCatalogue.Load().Find)] });

    public static async Task<List<EffectiveAccess>> FindAsync(Tenancy tenancy, AccessOptions options)
    {
        using GdapSession session = await tenancy.ConnectAsync();
        return await FindAsync(session, options);
    }

    public static async Task<List<EffectiveAccess>> FindAsync(
        GdapSession session,
        AccessOptions options,
        CancellationToken cancellationToken = default)
    {
        ErrorResolver resolver = new();
        EffectiveAccessFinder finder = new(session, CheckCatalogue.Load(), failure => resolver.Resolve(failure));
        List<EffectiveAccess> found = [];

        await foreach (EffectiveAccess access in finder.RunAsync(options, progress: null, cancellationToken))
        {
            found.Add(access);
        }

        return found;
    }

    private static JsonObject User(string id, string name) => new()
    {
        ["id"] = id,
        ["userPrincipalName"] = name,
        ["userType"] = "Member",
        ["accountEnabled"] = true,
    };

    private static JsonObject Named(string id, string name) => new() { ["id"] = id, ["displayName"] = name };
}
