using System;
using System.Collections.Generic;
using System.Linq;
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

    public PostureReader(IGraphReader graph) => _graph = graph;

    /// <summary>Reads the policies of a tenant and what they look at in one account.</summary>
    /// <param name="tenantId">The home tenant of the account: the partner's.</param>
    /// <param name="user">Object id or user principal name.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public async Task<PostureInput> ReadAsync(string tenantId, string user, CancellationToken cancellationToken)
    {
        TenantReadings tenant = new(_graph, tenantId, cancellationToken);
        Task<Reading<bool>> defaults = tenant.ReadSecurityDefaultsAsync();
        Task<Reading<IReadOnlyList<JsonElement>>> policies =
            tenant.ListAsync(PostureQueries.Policies(tenantId, GraphVersion.V1));
        Task<Reading<IReadOnlyList<JsonElement>>> beta =
            tenant.ListAsync(PostureQueries.Policies(tenantId, GraphVersion.Beta));
        Task<Reading<IReadOnlyList<JsonElement>>> locations = tenant.ListAsync(PostureQueries.NamedLocations(tenantId));
        Task<Reading<IReadOnlyList<JsonElement>>> strengths =
            tenant.ListAsync(PostureQueries.AuthenticationStrengths(tenantId));
        Task<Reading<string>> perUser = tenant.ReadPerUserMfaAsync(user);
        Task<Reading<IReadOnlyList<string>>> externals = tenant.ReadExternalMethodsAsync();
        PostureAccount account = await ReadAccountAsync(tenant, tenantId, user).ConfigureAwait(false);
        PostureInput input = new()
        {
            Account = account,
            SecurityDefaults = await defaults.ConfigureAwait(false),
            Policies = await policies.ConfigureAwait(false),
            BetaPolicies = await beta.ConfigureAwait(false),
            NamedLocations = await locations.ConfigureAwait(false),
            AuthenticationStrengths = await strengths.ConfigureAwait(false),
            PerUserMfaState = await perUser.ConfigureAwait(false),
            ExternalMethods = await externals.ConfigureAwait(false),
            Federation = await tenant.ReadFederationAsync(account.UserPrincipalName).ConfigureAwait(false),
        };
        return input with
        {
            Excluded = await ExclusionReader.ReadAsync(tenant, tenantId, PolicyList.Read(input).Policies).ConfigureAwait(false),
        };
    }

    private static async Task<PostureAccount> ReadAccountAsync(TenantReadings tenant, string tenantId, string user)
    {
        Task<Reading<IReadOnlyList<JsonElement>>> listing =
            tenant.ListAsync(PostureQueries.Memberships(tenantId, user));
        Task<Reading<IReadOnlyList<JsonElement>>> eligibilities =
            tenant.ListAsync(PostureQueries.RoleEligibilities(tenantId));
        Reading<JsonElement> profile =
            await tenant.ReadAsync(PostureQueries.User(tenantId, user)).ConfigureAwait(false);
        Reading<IReadOnlyList<JsonElement>> memberships = await listing.ConfigureAwait(false);
        Reading<IReadOnlyList<JsonElement>> eligible = await eligibilities.ConfigureAwait(false);
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
