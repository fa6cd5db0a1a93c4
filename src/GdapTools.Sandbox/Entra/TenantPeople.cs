using System;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>The users of any tenant, who can sign in there by their names: so one acts as a customer's administrator.
/// </summary>
internal sealed class TenantPeople
{
    private readonly SandboxWorld _world;

    public TenantPeople(SandboxWorld world)
    {
        _world = world;
    }

    /// <summary>The sign-in of a user of the tenant itself; null when it has no such user, or only as a guest.</summary>
    public SignIn? Find(string tenant, string? loginHint)
    {
        string? tenantId = _world.Tenants.Resolve(tenant, _world.Snapshot.PartnerTenantId);
        JsonElement? user = loginHint is null ? null : _world.Tenants.Find(tenantId)?
            .Find($"v1.0/users/{loginHint}", callerId: null)?.Element;
        return user is not JsonElement found || found.Text("userType") == "Guest" ? null : new SignIn
        {
            Account = new SnapshotAccount
            {
                Id = found.Text("id"),
                UserPrincipalName = found.Text("userPrincipalName"),
                TenantId = tenantId,
            },
            Claims = _world.Snapshot.AccessTokenClaims,
            ConsentsToScopes = true,
        };
    }
}
