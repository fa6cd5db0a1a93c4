using System;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Gdap;

namespace GdapTools.Sandbox.Graph;

/// <summary>
/// The few writes to a directory by which access is repaired: a member into a group, a user deleted, a Conditional Access
/// policy created or changed. The token's permissions count, directory roles do not. Safe for concurrent use.
/// Sources: https://learn.microsoft.com/graph/api/group-post-members,
/// https://learn.microsoft.com/graph/api/user-delete,
/// https://learn.microsoft.com/graph/api/conditionalaccessroot-post-policies,
/// https://learn.microsoft.com/graph/api/conditionalaccesspolicy-update
/// </summary>
internal sealed class DirectoryWriter
{
    private const string Policies = "identity/conditionalAccess/policies";

    private static readonly string[] s_versions = ["v1.0", "beta"];
    private static readonly string[] s_objects = ["users", "groups", "servicePrincipals"];

    private readonly object _gate = new();
    private readonly SandboxWorld _world;

    public DirectoryWriter(SandboxWorld world)
    {
        _world = world;
    }

    /// <summary>Whether this is one of those writes.</summary>
    public static bool CanWrite(SandboxCall call) => PermissionsFor(call) is not null;

    /// <summary>Answers a write that <see cref="CanWrite"/> lets pass.</summary>
    public SandboxResponse Write(SandboxCall call, Caller caller)
    {
        if (caller.Permissions is { } held && !held.Intersect(PermissionsFor(call)!, StringComparer.OrdinalIgnoreCase).Any())
        {
            return GraphErrors.Denied(call);
        }

        if (_world.Tenants.Find(caller.TenantId) is not ResourceTree tree)
        {
            return GraphErrors.NotFound(call);
        }

        lock (_gate)
        {
            string[] segments = call.Path.Split('/');
            return (call.Method, segments.Length) switch
            {
                ("POST", 5) => AddMember(call, tree, segments[2]),
                ("DELETE", _) => DeleteUser(call, tree, segments[2]),
                ("POST", _) => CreatePolicy(call, tree),
                _ => UpdatePolicy(call, tree, segments[4]),
            };
        }
    }

    private static string[]? PermissionsFor(SandboxCall call)
    {
        string[] segments = call.Path.ToLowerInvariant().Split('/');
        return (call.Method, segments) switch
        {
            ("POST", [_, "groups", _, "members", "$ref"]) =>
                ["GroupMember.ReadWrite.All", "Group.ReadWrite.All", "Directory.ReadWrite.All"],
            ("DELETE", [_, "users", _]) => ["User.ReadWrite.All", "User.DeleteRestore.All"],
            ("POST", [_, "identity", "conditionalaccess", "policies"])
                or ("PATCH", [_, "identity", "conditionalaccess", "policies", _]) => ["Policy.ReadWrite.ConditionalAccess"],
            _ => null,
        };
    }

    private static SandboxResponse AddMember(SandboxCall call, ResourceTree tree, string groupId)
    {
        if (GdapBody.Read(call, out SandboxResponse? refusal) is not JsonElement body)
        {
            return refusal!;
        }

        string? memberId = body.Text("@odata.id")?.Split('/').Last();
        JsonElement? member = memberId is null ? null : s_objects
            .Select(kind => tree.Find($"v1.0/{kind}/{memberId}", callerId: null)?.Element)
            .FirstOrDefault(item => item is not null);

        if (member is null || tree.Find($"v1.0/groups/{groupId}", callerId: null) is null)
        {
            return GraphErrors.NotFound(call);
        }

        LiveCollection members = tree.Open($"v1.0/groups/{groupId}/members", item => item);

        if (members.Find(memberId!) is { ValueKind: JsonValueKind.Object })
        {
            return GraphErrors.BadRequest(
                call, "One or more added object references already exist for the following modified properties: 'members'.");
        }

        members.Put(member.Value);
        return new SandboxResponse(204);
    }

    private static SandboxResponse DeleteUser(SandboxCall call, ResourceTree tree, string userId)
    {
        if (tree.Find($"v1.0/users/{userId}", callerId: null)?.Element.Text("id") is not string id)
        {
            return GraphErrors.NotFound(call);
        }

        foreach (string version in s_versions.Where(version => tree.Find($"{version}/users", callerId: null)?.Items is not null))
        {
            tree.Open($"{version}/users", item => item).Remove(id);
        }

        return new SandboxResponse(204);
    }

    private SandboxResponse CreatePolicy(SandboxCall call, ResourceTree tree)
    {
        if (GdapBody.Read(call, out SandboxResponse? refusal) is not JsonElement body)
        {
            return refusal!;
        }

        if (PolicyDraft.FaultOf(body) is string fault)
        {
            return GraphErrors.BadRequest(call, fault);
        }

        JsonElement policy = PolicyDraft.Complete(body, _world.NextId(), call.Now);
        Put(tree, policy);
        return PolicyDraft.Created(call, policy);
    }

    private static SandboxResponse UpdatePolicy(SandboxCall call, ResourceTree tree, string id)
    {
        if (GdapBody.Read(call, out SandboxResponse? refusal) is not JsonElement body)
        {
            return refusal!;
        }

        if (tree.Find($"v1.0/{Policies}/{id}", callerId: null)?.Element is not { ValueKind: JsonValueKind.Object } stored)
        {
            return GraphErrors.NotFound(call);
        }

        Put(tree, PolicyDraft.Merge(stored, body, call.Now));
        return new SandboxResponse(204);
    }

    // Both versions show the same policies, if the snapshot has both.
    private static void Put(ResourceTree tree, JsonElement policy)
    {
        foreach (string version in s_versions.Where(version =>
            version == "v1.0" || tree.Find($"{version}/{Policies}", callerId: null)?.Items is not null))
        {
            tree.Open($"{version}/{Policies}", item => item).Put(policy);
        }
    }
}
