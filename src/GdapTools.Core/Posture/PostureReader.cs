using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>Reads from Graph what <see cref="PostureEvaluator"/> judges; what cannot be read stays a reading without
/// a value.</summary>
public sealed class PostureReader
{
    private readonly IGraphReader _graph;
    private readonly Dictionary<string, Task<TenantWide>> _tenants = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, Task<Reading<FederationFacts>>> _domains = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="graph">Reads Graph.</param>
    public PostureReader(IGraphReader graph) => _graph = graph;

    /// <summary>Reads the policies of a tenant and what they look at in one account. What is the same for every account
    /// of a tenant is read once, for the first of them.</summary>
    /// <param name="tenantId">The home tenant of the account: the partner's.</param>
    /// <param name="user">Object id or user principal name.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public async Task<PostureInput> ReadAsync(string tenantId, string user, CancellationToken cancellationToken)
    {
        TenantReadings tenant = new(_graph, tenantId, cancellationToken);
        if (!_tenants.TryGetValue(tenantId, out Task<TenantWide>? wide))
        {
            _tenants[tenantId] = wide = TenantWide.ReadAsync(tenant, tenantId);
        }

        Task<Reading<string>> perUser = tenant.ReadPerUserMfaAsync(user);
        PostureAccount account = await ReadAccountAsync(tenant, tenantId, user, wide).ConfigureAwait(false);
        TenantWide all = await wide.ConfigureAwait(false);
        return new PostureInput
        {
            Account = account,
            SecurityDefaults = all.SecurityDefaults,
            Policies = all.Policies,
            BetaPolicies = all.BetaPolicies,
            NamedLocations = all.NamedLocations,
            AuthenticationStrengths = all.AuthenticationStrengths,
            PerUserMfaState = await perUser.ConfigureAwait(false),
            ExternalMethods = all.ExternalMethods,
            Excluded = all.Excluded,
            Federation = await ReadFederationAsync(tenant, account.UserPrincipalName).ConfigureAwait(false),
        };
    }

    /// <summary>Null when the account's name has no domain.</summary>
    private async Task<Reading<FederationFacts>?> ReadFederationAsync(TenantReadings tenant, string? userPrincipalName)
    {
        int at = userPrincipalName?.LastIndexOf('@') ?? -1;
        if (at < 0)
        {
            return null;
        }

        string domain = userPrincipalName!.Substring(at + 1);
        if (!_domains.TryGetValue(domain, out Task<Reading<FederationFacts>>? reading))
        {
            _domains[domain] = reading = tenant.ReadFederationAsync(domain);
        }

        return await reading.ConfigureAwait(false);
    }

    private static async Task<PostureAccount> ReadAccountAsync(
        TenantReadings tenant, string tenantId, string user, Task<TenantWide> wide)
    {
        Task<Reading<IReadOnlyList<JsonElement>>> listing =
            tenant.ListAsync(PostureQueries.Memberships(tenantId, user));
        Reading<JsonElement> profile =
            await tenant.ReadAsync(PostureQueries.User(tenantId, user)).ConfigureAwait(false);
        Reading<IReadOnlyList<JsonElement>> memberships = await listing.ConfigureAwait(false);
        Reading<IReadOnlyList<JsonElement>> eligible = (await wide.ConfigureAwait(false)).RoleEligibilities;
        bool isId = Guid.TryParse(user, out _);
        string? id = TextOf(profile, "id") ?? (isId ? user : null);
        return new PostureAccount
        {
            Id = id,
            UserPrincipalName = TextOf(profile, "userPrincipalName") ?? (isId ? null : user),
            TenantId = tenantId,
            UserType = TextOf(profile, "userType"),
            Failure = profile.Failure,
            GroupIds = Memberships.Groups(memberships),
            GroupNames = Memberships.Names(memberships),
            RoleTemplateIds = Memberships.Roles(memberships),
            EligibleRoleTemplateIds = Eligibilities.Roles(eligible, id, Memberships.Groups(memberships)),
        };
    }

    private static string? TextOf(Reading<JsonElement> reading, string name) =>
        reading.IsKnown ? TenantReadings.TextOf(reading.Value, name) : null;
}
