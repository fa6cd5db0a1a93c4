using System;

namespace GdapTools.Core.Graph.Pacing;

/// <summary>
/// What Partner Center takes of one application. That it throttles is documented; the number is known from partners'
/// tools alone. Source: https://learn.microsoft.com/partner-center/developer/api-throttling-guidance
/// </summary>
internal static class PartnerCenterBudget
{
    public static readonly Budget Requests = new("partnerCenter", 50, TimeSpan.FromSeconds(1), IsPerTenant: false);
}
