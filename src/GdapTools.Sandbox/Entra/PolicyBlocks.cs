using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Entra;

/// <summary>
/// The refusal of a customer tenant by Conditional Access: it holds until the policies that it names have been switched
/// off or deleted there, or leave out the partner's people.
/// Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessguestsorexternalusers
/// </summary>
internal sealed class PolicyBlocks
{
    private const string Policies = "v1.0/identity/conditionalAccess/policies";
    private const int Blocked = 53003;

    private readonly SandboxWorld _world;

    public PolicyBlocks(SandboxWorld world)
    {
        _world = world;
    }

    /// <summary>Whether what the tenant refused for is gone; never for a tenant without policies, or another refusal.</summary>
    public bool IsLifted(SnapshotTenant? tenant)
    {
        if (tenant?.TokenError is not JsonElement error
            || !error.Items("error_codes").Any(code => code.ValueKind == JsonValueKind.Number && code.GetInt32() == Blocked)
            || _world.Tenants.Find(tenant.TenantId) is not ResourceTree tree
            || tree.Find(Policies, callerId: null) is null)
        {
            return false;
        }

        string[] named = [.. NamedBy(error)];
        return named.Length > 0 && !named.Any(id => Blocks(tree.Find($"{Policies}/{id}", callerId: null)?.Element));
    }

    private bool Blocks(JsonElement? policy) =>
        policy?.Text("state") == "enabled" && !LeavesOut(policy?.Find("conditions")?.Find("users"));

    private bool LeavesOut(JsonElement? users)
    {
        if (users?.Find("excludeGuestsOrExternalUsers") is not JsonElement excluded
            || excluded.Text("guestOrExternalUserTypes")?.Split(',').Any(type => type.Trim() == "serviceProvider") != true)
        {
            return false;
        }

        return excluded.Find("externalTenants") is not JsonElement tenants
            || tenants.Text("membershipKind") == "all"
            || tenants.Texts("members").Contains(_world.Snapshot.PartnerTenantId, StringComparer.OrdinalIgnoreCase);
    }

    // The claims challenge names them: {"access_token":{"capolids":{"values":["..."]}}}.
    private static IEnumerable<string> NamedBy(JsonElement error)
    {
        if (error.Text("claims") is not string claims)
        {
            return [];
        }

        try
        {
            using JsonDocument challenge = JsonDocument.Parse(claims);
            return [.. (challenge.RootElement.Find("access_token")?.Find("capolids")?.Texts("values") ?? [])];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
