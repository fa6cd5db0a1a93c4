using System.Text.Json;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Entra;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Faults;

/// <summary>A request as faults and budgets see it.</summary>
/// <param name="Service">Who answers it.</param>
/// <param name="Call">The request itself.</param>
/// <param name="Caller">Whose token it bears; null if it has none that can be read.</param>
/// <param name="TenantId">The tenant of the token, or of the token that is asked for.</param>
/// <param name="IsBatchItem">Whether it came inside a <c>$batch</c>.</param>
internal sealed record FaultTarget(
    ServiceKind Service, SandboxCall Call, Caller? Caller, string? TenantId, bool IsBatchItem)
{
    /// <summary>Tells tokens apart.</summary>
    public string? TokenId => Caller is null ? null : Caller.Claims.Text("uti") ?? Caller.Claims.GetRawText();

    public string? AppId => Caller?.Claims.Text("appid") ?? Caller?.Claims.Text("azp");

    public static FaultTarget Of(SandboxCall call, SandboxWorld world)
    {
        ServiceKind service = ServicePath.ServiceOf(call.Path);
        if (service == ServiceKind.Entra)
        {
            string tenant = ServicePath.FirstSegment(call.Path);
            string id = world.Tenants.Resolve(tenant, world.Snapshot.PartnerTenantId) ?? tenant;
            return new FaultTarget(service, call, Caller: null, id, IsBatchItem: false);
        }

        string token = GraphTokenCheck.BearerToken(call) ?? "";
        Caller? caller = Jwt.ReadClaims(token) is JsonElement claims ? new Caller(claims) : null;
        return new FaultTarget(service, call, caller, caller?.TenantId, IsBatchItem: false);
    }

    public static FaultTarget OfItem(SandboxCall item, Caller caller) =>
        new(ServiceKind.Graph, item, caller, caller.TenantId, IsBatchItem: true);
}
