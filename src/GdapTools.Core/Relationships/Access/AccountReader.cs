using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Reads an account of the partner tenant: its state, its risk, its groups.</summary>
internal sealed class AccountReader(GdapSession session)
{
    private readonly IGraphReader _graph = session.Graph;
    private readonly string _tenantId = session.TenantId;

    /// <param name="user">Object id or user principal name; null for the account that is signed in.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="GdapException"><c>NoUserInSession</c>, <c>UserNotFound</c>; or why nothing at all can be read.</exception>
    public async Task<AccessAccount> ReadAsync(string? user, CancellationToken cancellationToken)
    {
        string name = user ?? session.Token.ObjectId ?? session.Token.UserPrincipalName ?? throw NoUser();
        bool isOwn = session.Kind != SessionKind.AppOnly
            && (user is null || IsSame(user, session.Token.ObjectId) || IsSame(user, session.Token.UserPrincipalName));
        Task<Reading<Membership>> groups = new MembershipReader(_graph, _tenantId).ReadAsync(name, cancellationToken);
        Task<Reading<IReadOnlyList<JsonElement>>> direct =
            ListAsync(AccessQueries.DirectGroups(_tenantId, name), cancellationToken);
        GraphQuery query = AccessQueries.User(_tenantId, name);
        Task<Reading<JsonElement>> itself = Reading.TryAsync(() => _graph.GetAsync(query, cancellationToken), query.Permission);
        await Task.WhenAll(groups, direct, itself).ConfigureAwait(false);
        Reading<JsonElement> profile = await itself.ConfigureAwait(false);
        Reading<Membership> membership = await groups.ConfigureAwait(false);
        Reading<IReadOnlyList<JsonElement>> directGroups = await direct.ConfigureAwait(false);
        Demand(name, isOwn, profile, membership);
        string? id = Text(profile, "id") ?? (isOwn ? session.Token.ObjectId : null) ?? (Guid.TryParse(name, out _) ? name : null);

        return new AccessAccount
        {
            Id = id,
            UserPrincipalName = Text(profile, "userPrincipalName")
                ?? (isOwn ? session.Token.UserPrincipalName : null)
                ?? (name.Contains("@") ? name : null),
            UserType = Text(profile, "userType"),
            IsOwn = isOwn,
            IsEnabled = Enabled(profile),
            Risk = await RiskAsync(id, cancellationToken).ConfigureAwait(false),
            Membership = membership,
            DirectGroupIds = directGroups.IsKnown ? [.. directGroups.Value.Select(item => item.Text("id")).OfType<string>()] : [],
        };
    }

    private async Task<Reading<AccountRisk>> RiskAsync(string? id, CancellationToken cancellationToken)
    {
        if (id is null)
        {
            return Reading<AccountRisk>.Failed(Untold("id"));
        }

        Reading<IReadOnlyList<JsonElement>> records = await ListAsync(AccessQueries.Risk(_tenantId, id), cancellationToken)
            .ConfigureAwait(false);
        return records.IsKnown
            ? await Reading.TryAsync(() => Task.FromResult(Worst(records.Value))).ConfigureAwait(false)
            : Reading<AccountRisk>.Failed(records.Failure!, records.Permission);
    }

    private static AccountRisk Worst(IReadOnlyList<JsonElement> records) => records.Select(AccountRisk.Read)
        .OrderByDescending(risk => risk.IsHighest)
        .ThenBy(risk => risk.IsClear)
        .FirstOrDefault() ?? AccountRisk.None;

    private Task<Reading<IReadOnlyList<JsonElement>>> ListAsync(GraphQuery query, CancellationToken cancellationToken) =>
        Reading.TryAsync<IReadOnlyList<JsonElement>>(
            async () =>
            {
                List<JsonElement> items = [];

                await foreach (JsonElement item in _graph.ListAsync(query, cancellationToken).ConfigureAwait(false))
                {
                    items.Add(item);
                }

                return items;
            },
            query.Permission);

    private static Reading<bool> Enabled(Reading<JsonElement> profile) =>
        !profile.IsKnown ? Reading<bool>.Failed(profile.Failure!, profile.Permission)
        : profile.Value.Flag("accountEnabled") is bool isEnabled ? Reading<bool>.Of(isEnabled)
        : Reading<bool>.Failed(Untold("state"), profile.Permission);

    // A session's own account is there, whatever may be read of it.
    private static void Demand(string name, bool isOwn, Reading<JsonElement> profile, Reading<Membership> membership)
    {
        GdapException? absence = new[] { profile.Failure, membership.Failure }
            .FirstOrDefault(failure => failure is GdapServiceException { StatusCode: 404 });

        if (!isOwn && absence is not null && !(profile.IsKnown || membership.IsKnown))
        {
            throw new GdapException(
                "UserNotFound",
                GdapErrorKind.NotFound,
                $"The partner tenant has no account '{name}'.",
                name,
                "Give the object id or the user principal name of an account of the partner tenant.",
                absence);
        }

        if (profile.Failure is GdapAuthenticationException or { Kind: GdapErrorKind.Network or GdapErrorKind.Timeout })
        {
            throw profile.Failure;
        }
    }

    private GdapException NoUser() => new(
        "NoUserInSession",
        GdapErrorKind.InvalidInput,
        "The session's token names no account whose access could be told.",
        recommendedAction: "Name one with Get-GdapEffectiveAccess -UserId, or connect as the account.");

    private static GdapException Untold(string what) =>
        new("UnexpectedAnswer", GdapErrorKind.InvalidData, $"Graph's answer does not tell the account's {what}.");

    private static string? Text(Reading<JsonElement> reading, string name) => reading.IsKnown ? reading.Value.Text(name) : null;

    private static bool IsSame(string left, string? right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}
