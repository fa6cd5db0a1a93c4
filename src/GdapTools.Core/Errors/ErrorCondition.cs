using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Errors;

/// <summary>When a variant of a catalogue entry applies; every stated part must hold.</summary>
internal sealed class ErrorCondition
{
    /// <summary>One of these words is in the text.</summary>
    public IReadOnlyList<string> Texts { get; init; } = [];

    public IReadOnlyList<int> Statuses { get; init; } = [];

    public IReadOnlyList<string> Suberrors { get; init; } = [];

    /// <summary>True: the partner's own tenant refused. False: another tenant did.</summary>
    public bool? InPartnerTenant { get; init; }

    public bool Holds(ErrorFacts facts, string? partnerTenantId) =>
        (Texts.Count == 0 || Texts.Any(facts.Mentions))
        && (Statuses.Count == 0 || (facts.StatusCode is int status && Statuses.Contains(status)))
        && (Suberrors.Count == 0 || Suberrors.Contains(facts.Suberror ?? "", StringComparer.OrdinalIgnoreCase))
        && (InPartnerTenant is null || InPartnerTenant == IsPartner(facts.TenantId, partnerTenantId));

    private static bool? IsPartner(string? tenantId, string? partnerTenantId) =>
        tenantId is null || partnerTenantId is null
            ? null
            : Guid.TryParse(tenantId, out Guid tenant) && Guid.TryParse(partnerTenantId, out Guid partner)
                ? tenant == partner
                : string.Equals(tenantId, partnerTenantId, StringComparison.OrdinalIgnoreCase) ? true : null;
}
