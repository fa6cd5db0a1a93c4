using Microsoft.Kiota.Abstractions;

namespace GdapTools.Core.Graph;

/// <summary>Tells the authentication of a request whose tenant's token it needs.</summary>
internal sealed class TenantOption(string tenantId) : IRequestOption
{
    public string TenantId { get; } = tenantId;
}
