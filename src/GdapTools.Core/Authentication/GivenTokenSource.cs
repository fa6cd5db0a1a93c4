using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Authentication;

/// <summary>A token the user brought. It opens one service in one tenant, and nothing else.</summary>
internal sealed class GivenTokenSource(string token, GraphTokenInfo info) : ITokenSource
{
    public bool CanRenew => false;

    public Task<string> GetTokenAsync(TokenRequest request, CancellationToken cancellationToken)
    {
        if (request.TenantId is not null && !IsSameTenant(request.TenantId))
        {
            throw NotCovered(
                "TokenOfAnotherTenant",
                $"The given access token is for tenant '{info.TenantId}'; it opens nothing in tenant '{request.TenantId}'.",
                request.TenantId);
        }

        if (TokenAudience.ServiceOf(info.Audience) is ProbeTarget service && service != request.Service)
        {
            throw NotCovered(
                "TokenOfAnotherService",
                $"The given access token is for '{info.Audience}'; it does not open {NameOf(request.Service)}.",
                request.Service);
        }

        return Task.FromResult(token);
    }

    // A token that does not tell its tenant (opaque, encrypted) is tried: the service will say.
    private bool IsSameTenant(string tenantId) =>
        info.TenantId is null || string.Equals(info.TenantId, tenantId, StringComparison.OrdinalIgnoreCase);

    private static string NameOf(ProbeTarget service) =>
        service == ProbeTarget.PartnerCenter ? "Partner Center" : "Microsoft Graph";

    private static GdapException NotCovered(string errorId, string message, object target) => new(
        errorId,
        GdapErrorKind.Authentication,
        message,
        target,
        "Connect with -RefreshToken, -ClientSecret or -UseDeviceCode, which can ask for a token per tenant and service.");
}
