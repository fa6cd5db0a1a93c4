using System.Collections.Generic;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>What is the same for every account of a tenant.</summary>
internal sealed record TenantWide
{
    public required Reading<bool> SecurityDefaults { get; init; }

    public required Reading<IReadOnlyList<JsonElement>> Policies { get; init; }

    public required Reading<IReadOnlyList<JsonElement>> BetaPolicies { get; init; }

    public required Reading<IReadOnlyList<JsonElement>> NamedLocations { get; init; }

    public required Reading<IReadOnlyList<JsonElement>> AuthenticationStrengths { get; init; }

    public required Reading<IReadOnlyList<JsonElement>> RoleEligibilities { get; init; }

    public required Reading<IReadOnlyList<string>> ExternalMethods { get; init; }

    public required Reading<IReadOnlyList<ExcludedPrincipal>> Excluded { get; init; }

    public static async Task<TenantWide> ReadAsync(TenantReadings tenant, string tenantId)
    {
        Task<Reading<bool>> defaults = tenant.ReadSecurityDefaultsAsync();
        Task<Reading<IReadOnlyList<JsonElement>>> stable =
            tenant.ListAsync(PostureQueries.Policies(tenantId, GraphVersion.V1));
        Task<Reading<IReadOnlyList<JsonElement>>> beta =
            tenant.ListAsync(PostureQueries.Policies(tenantId, GraphVersion.Beta));
        Task<Reading<IReadOnlyList<JsonElement>>> locations = tenant.ListAsync(PostureQueries.NamedLocations(tenantId));
        Task<Reading<IReadOnlyList<JsonElement>>> strengths =
            tenant.ListAsync(PostureQueries.AuthenticationStrengths(tenantId));
        Task<Reading<IReadOnlyList<JsonElement>>> eligibilities =
            tenant.ListAsync(PostureQueries.RoleEligibilities(tenantId));
        Task<Reading<IReadOnlyList<string>>> externals = tenant.ReadExternalMethodsAsync();
        Reading<IReadOnlyList<JsonElement>> listed = await stable.ConfigureAwait(false);
        Reading<IReadOnlyList<JsonElement>> listedByBeta = await beta.ConfigureAwait(false);
        Reading<IReadOnlyList<JsonElement>> known = await strengths.ConfigureAwait(false);
        return new TenantWide
        {
            SecurityDefaults = await defaults.ConfigureAwait(false),
            Policies = listed,
            BetaPolicies = listedByBeta,
            NamedLocations = await locations.ConfigureAwait(false),
            AuthenticationStrengths = known,
            RoleEligibilities = await eligibilities.ConfigureAwait(false),
            ExternalMethods = await externals.ConfigureAwait(false),
            Excluded = await ExclusionReader
                .ReadAsync(tenant, tenantId, PolicyList.Read(listed, listedByBeta, known).Policies).ConfigureAwait(false),
        };
    }
}
