using System;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>The sign-in endpoints.</summary>
internal sealed class EntraService
{
    private readonly SandboxWorld _world;
    private readonly TokenEndpoint _token;
    private readonly DeviceCodeEndpoint _deviceCode;
    private readonly AuthorizeEndpoint _authorize;
    private readonly ManagedIdentityEndpoint _identity;

    public EntraService(SandboxWorld world)
    {
        SignInBook signIns = new(world.Snapshot);
        DeviceCodes devices = new();
        AuthorizationCodes codes = new();
        _world = world;
        _token = new TokenEndpoint(world, new SignInDesk(signIns, devices, codes, new TenantPeople(world)));
        _deviceCode = new DeviceCodeEndpoint(world, signIns, devices);
        _authorize = new AuthorizeEndpoint(world, signIns, codes);
        _identity = new ManagedIdentityEndpoint(world, signIns);
    }

    public SandboxResponse Handle(SandboxCall call)
    {
        if (call.Path == ManagedIdentityEndpoint.Path && call.Method == "GET")
        {
            return _identity.Handle(call);
        }

        int slash = call.Path.IndexOf('/');
        string tenant = slash < 0 ? call.Path : call.Path.Substring(0, slash);
        string endpoint = slash < 0 ? "" : call.Path.Substring(slash + 1);
        string tenantId = _world.Tenants.Resolve(tenant, _world.Snapshot.PartnerTenantId) ?? tenant;
        return _world.Stated.Take(tenantId, call.Method, endpoint)
            ?? Answer(call, tenant, endpoint.ToLowerInvariant())
            ?? EntraErrors.NotFound();
    }

    private SandboxResponse? Answer(SandboxCall call, string tenant, string endpoint) => (call.Method, endpoint) switch
    {
        ("POST", "oauth2/v2.0/token") => _token.Handle(call, tenant),
        ("POST", "oauth2/v2.0/devicecode") => _deviceCode.Handle(call, tenant),
        ("GET", "oauth2/v2.0/authorize") => _authorize.Handle(call, tenant),
        ("GET", "discovery/instance") => EntraDiscovery.Instances(call),
        ("GET", "discovery/v2.0/keys") => EntraDiscovery.Keys(),
        ("GET", "v2.0/.well-known/openid-configuration") => Configuration(call, tenant),
        ("GET", _) when endpoint.StartsWith("userrealm", StringComparison.Ordinal) =>
            EntraDiscovery.Realm(endpoint),
        _ => null,
    };

    private SandboxResponse Configuration(SandboxCall call, string tenant) =>
        _world.Tenants.Resolve(tenant, _world.Snapshot.PartnerTenantId) is string tenantId
            ? EntraDiscovery.Configuration(call, tenantId)
            : EntraErrors.UnknownTenant(call, tenant);
}
