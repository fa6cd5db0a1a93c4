using Microsoft.Kiota.Abstractions;

namespace GdapTools.Core.Graph;

/// <summary>Tells the authentication of a request whose tenant's token it needs, and how new.</summary>
internal sealed class TenantOption(string tenantId, CallAttempt attempt) : IRequestOption
{
    public string TenantId { get; } = tenantId;

    public CallAttempt Attempt { get; } = attempt;
}
