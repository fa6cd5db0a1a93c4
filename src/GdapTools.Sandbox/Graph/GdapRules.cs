using System;
using System.Collections.Concurrent;
using System.Linq;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>What Graph asks of callers of the delegated admin relationships, over and above a token.</summary>
internal sealed class GdapRules
{
    private const string Root = "tenantRelationships/delegatedAdminRelationships";
    private const string AgentsGroup = "AdminAgents";

    private readonly SandboxWorld _world;
    private readonly ConcurrentDictionary<(string Version, string CallerId), bool> _outsiders = new();

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
        bool isGdap = path.StartsWith(Root, StringComparison.OrdinalIgnoreCase)
            && (path.Length == Root.Length || path[Root.Length] == '/');
        if (!isGdap || caller.IsAppOnly)
        {
            return null;
        }

        return !caller.HasMfa ? GraphErrors.MissingMfaClaim()
            : IsOutsideAdminAgents(caller, version) ? Hide(call, path)
            : null;
    }

    // By design the lists are empty and not refused:
    // https://github.com/microsoftgraph/microsoft-graph-docs-contrib/issues/8921
    private static SandboxResponse Hide(SandboxCall call, string path)
    {
        bool isList = path.Split('/').Length % 2 == 0;
        return isList
            ? GraphJson.Write(call, Resource.Collection([]), ODataQuery.Empty, _ => null)
            : GraphErrors.NotFound(call);
    }

    private bool IsOutsideAdminAgents(Caller caller, string version) =>
        _outsiders.GetOrAdd((version, $"{caller.TenantId}/{caller.Id}"), _ => FindOutAboutAdminAgents(caller, version));

    private bool FindOutAboutAdminAgents(Caller caller, string version)
    {
        bool isPartner = _world.Snapshot.PartnerTenantId.Equals(caller.TenantId, StringComparison.OrdinalIgnoreCase);
        ResourceTree? tree = isPartner ? _world.Tenants.Find(caller.TenantId) : null;
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
