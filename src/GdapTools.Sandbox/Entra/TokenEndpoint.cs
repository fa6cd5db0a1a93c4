using System;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>Issues tokens, or says why not.
/// Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow</summary>
internal sealed class TokenEndpoint
{
    private readonly SandboxWorld _world;
    private readonly SignInDesk _desk;
    private readonly PolicyBlocks _blocks;
    private int _refreshTokens;

    public TokenEndpoint(SandboxWorld world, SignInDesk desk)
    {
        _world = world;
        _desk = desk;
        _blocks = new PolicyBlocks(world);
    }

    public SandboxResponse Handle(SandboxCall call, string tenant)
    {
        TokenRequest request = new(call);
        if (FindFault(call, request, tenant) is SandboxResponse fault)
        {
            return fault;
        }

        SignInOutcome outcome = _desk.Receive(call, request, tenant);
        if (outcome.SignIn is not SignIn signIn)
        {
            return outcome.Refusal!;
        }

        string home = signIn.Account?.TenantId ?? _world.Snapshot.PartnerTenantId;
        string tenantId = _world.Tenants.Resolve(tenant, home)!;
        call.TenantId = tenantId;
        _world.Snapshot.Tenants.TryGetValue(tenantId, out SnapshotTenant? stated);
        JsonElement? refusal = IsAtHome(tenantId, home) || _blocks.IsLifted(stated) ? null : Refusal(stated, request);
        if ((signIn.Error ?? refusal) is { } error)
        {
            return EntraErrors.Stated(call, error);
        }

        if (_world.Consents.IsRemoved(tenantId, request.ClientId))
        {
            return EntraErrors.NotConsented(call, request.ClientId!);
        }

        TokenGrant grant = new(_world, call.Now, request, signIn, tenantId, home)
        {
            Lifetime = _world.Interference.TakeTokenLifetime(call) ?? TimeSpan.FromHours(1),
        };
        return request.Grant == SnapshotGrant.ClientCredentials
            ? TokenAnswer.ForApp(grant)
            : TokenAnswer.ForUser(grant, NextRefreshToken(signIn, isPublic: !request.IsProven));
    }

    private JsonElement? Refusal(SnapshotTenant? tenant, TokenRequest request) =>
        tenant?.TokenError is JsonElement error && !_world.Consents.Cures(tenant.TenantId, request.ClientId, error) ? error : null;

    private SandboxResponse? FindFault(SandboxCall call, TokenRequest request, string tenant)
    {
        if (_world.Tenants.Resolve(tenant, _world.Snapshot.PartnerTenantId) is null)
        {
            return EntraErrors.UnknownTenant(call, tenant);
        }

        return request.GrantType is null ? EntraErrors.MissingParameter(call, "grant_type")
            : request.Grant is null ? EntraErrors.UnsupportedGrant(call, request.GrantType)
            : request.ClientId is null ? EntraErrors.MissingParameter(call, "client_id")
            : null;
    }

    // A customer's own people are not refused for what keeps the partner's out.
    private bool IsAtHome(string tenantId, string home) =>
        tenantId.Equals(home, StringComparison.OrdinalIgnoreCase)
        && !tenantId.Equals(_world.Snapshot.PartnerTenantId, StringComparison.OrdinalIgnoreCase);

    private string NextRefreshToken(SignIn signIn, bool isPublic)
    {
        int number = Interlocked.Increment(ref _refreshTokens);
        return SignInBook.IssueRefreshToken(signIn, isPublic, number.ToString(CultureInfo.InvariantCulture));
    }
}
