using System;
using System.Collections.Concurrent;
using System.Linq;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Gdap;

namespace GdapTools.Sandbox.Graph;

/// <summary>What Graph asks of callers of the delegated admin relationships, over and above a token.</summary>
internal sealed class GdapRules
{
    private const string AgentsGroup = "AdminAgents";
    private const string WritePermission = "DelegatedAdminRelationship.ReadWrite.All";

    private readonly SandboxWorld _world;
    private readonly ConcurrentDictionary<(string Version, string CallerId, int Directory), bool> _outsiders = new();

    public GdapRules(SandboxWorld world)
    {
        _world = world;
    }

    /// <summary>The refusal, or the empty answer, that the rules demand; null when they let the call pass.</summary>
    public SandboxResponse? Judge(SandboxCall call, Caller caller)
    {
        int slash = call.Path.IndexOf('/');
        string version = call.Path.Substring(0, Math.Max(slash, 0));
        string path = call.Path.Substring(slash + 1);
        bool isGdap = path.StartsWith(GdapPath.Relationships, StringComparison.OrdinalIgnoreCase)
            && (path.Length == GdapPath.Relationships.Length || path[GdapPath.Relationships.Length] == '/');
        if (!isGdap)
        {
            return null;
        }

        bool isWrite = call.Method is not ("GET" or "HEAD");
        return !caller.IsAppOnly && !caller.HasMfa ? GraphErrors.MissingMfaClaim()
            : isWrite && !MayWrite(caller) ? GraphErrors.Denied(call)
            : !caller.IsAppOnly && IsOutsideAdminAgents(caller, version) ? Hide(call, path, isWrite)
            : null;
    }

    // https://learn.microsoft.com/graph/permissions-reference: a token that states no permission at all is let pass.
    private static bool MayWrite(Caller caller) =>
        caller.Permissions?.Contains(WritePermission, StringComparer.OrdinalIgnoreCase) != false;

    // By design the lists are empty and not refused:
    // https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/8921
    // How a write is refused is not documented; a caller cannot write to what it cannot see, and may not create.
    private static SandboxResponse Hide(SandboxCall call, string path, bool isWrite)
    {
        bool isList = path.Split('/').Length % 2 == 0;
        bool isCreation = isWrite && path.Length == GdapPath.Relationships.Length;
        return isCreation ? GraphErrors.Denied(call)
            : isList && !isWrite ? GraphJson.Write(call, Resource.Collection([]), ODataQuery.Empty, _ => null)
            : GraphErrors.NotFound(call);
    }

    private bool IsOutsideAdminAgents(Caller caller, string version)
    {
        int directory = _world.Tenants.Find(caller.TenantId)?.DirectoryVersion ?? 0;
        return _outsiders.GetOrAdd(
            (version, $"{caller.TenantId}/{caller.Id}", directory),
            _ => FindOutAboutAdminAgents(caller, version));
    }

    private bool FindOutAboutAdminAgents(Caller caller, string asked)
    {
        bool isPartner = _world.Snapshot.PartnerTenantId.Equals(caller.TenantId, StringComparison.OrdinalIgnoreCase);
        ResourceTree? tree = isPartner ? _world.Tenants.Find(caller.TenantId) : null;
        string version = tree?.Find($"{asked}/groups", null) is null ? "v1.0" : asked;
        string? groupId = tree?.Find($"{version}/groups", null)?.Items?
            .Where(group => string.Equals(
                group.Text("displayName"), AgentsGroup, StringComparison.OrdinalIgnoreCase))
            .Select(group => group.Text("id"))
            .FirstOrDefault();
        if (groupId is null)
        {
            return false;
        }

        Resource? members = tree!.Find($"{version}/groups/{groupId}/transitiveMembers", null);
        Resource? groups = tree.Find($"{version}/users/{caller.Id}/transitiveMemberOf", null);
        bool isKnown = members is not null || tree.Paths.Contains(
            $"{version}/users/{caller.Id}/transitiveMemberOf", StringComparer.OrdinalIgnoreCase);
        return isKnown && !Holds(members, caller.Id) && !Holds(groups, groupId);
    }

    private static bool Holds(Resource? list, string? id) =>
        list?.Items?.Any(item => string.Equals(item.Text("id"), id, StringComparison.OrdinalIgnoreCase)) == true;
}
