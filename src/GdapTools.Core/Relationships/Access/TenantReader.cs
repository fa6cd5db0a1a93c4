using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Customers;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Asks a customer tenant what it makes of the account: whether it issues a token, and whether it is a guest.</summary>
internal sealed class TenantReader(GdapSession session, AccessAccount account)
{
    private readonly GuestReader? _guests = account.UserPrincipalName is string name ? new(session.Graph, name) : null;

    public async Task<TenantStanding> ReadAsync(string tenantId, CancellationToken cancellationToken)
    {
        Reading<string> token = await Reading
            .TryAsync(() => session.Tokens.GetTokenAsync(new TokenRequest(ProbeTarget.Graph, tenantId), cancellationToken))
            .ConfigureAwait(false);

        if (!token.IsKnown)
        {
            return new TenantStanding(Reading<string?>.Failed(token.Failure!))
            {
                TokenFailure = account.IsOwn ? token.Failure : null,
            };
        }

        TenantStanding standing = await FindGuestAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return standing with { IsTokenIssued = account.IsOwn };
    }

    private async Task<TenantStanding> FindGuestAsync(string tenantId, CancellationToken cancellationToken)
    {
        if (_guests is null)
        {
            return new TenantStanding(Reading<string?>.Failed(new GdapException(
                "UserNameUnknown",
                GdapErrorKind.InvalidData,
                "The account's user principal name is not known, by which a guest is looked for.")));
        }

        GraphQuery search = _guests.Search(tenantId);
        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> readings = await session.Graph
            .ListManyAsync([Organization(tenantId), search], cancellationToken)
            .ConfigureAwait(false);
        Reading<IReadOnlyList<JsonElement>> users = readings[1];

        foreach (JsonElement user in users.IsKnown ? users.Value : [])
        {
            if (GuestReader.GuestOf(user) is Guest guest)
            {
                return new TenantStanding(Reading<string?>.Of(guest.Name)) { IsGuestEnabled = user.Flag("accountEnabled") };
            }
        }

        if (!users.IsKnown && account.IsOwn && users.Failure is GdapServiceException { StatusCode: 401 or 403 })
        {
            return await FindSelfAsync(tenantId, users.Failure, search.Permission, cancellationToken).ConfigureAwait(false);
        }

        return new TenantStanding(users.IsKnown
            ? await Reading.TryAsync(() => Task.FromResult(NoneOf(readings[0], tenantId))).ConfigureAwait(false)
            : Reading<string?>.Failed(users.Failure!, search.Permission));
    }

    // That the tenant's own token speaks for a guest is proof; that it does not is none, for it may be another tenant's.
    private async Task<TenantStanding> FindSelfAsync(
        string tenantId,
        GdapException refusal,
        string? permission,
        CancellationToken cancellationToken)
    {
        Reading<Guest?> self = await _guests!.FindSelfAsync(tenantId, cancellationToken).ConfigureAwait(false);
        return new TenantStanding(self is { IsKnown: true, Value: Guest guest } ? Reading<string?>.Of(guest.Name) : Reading<string?>.Failed(refusal, permission));
    }

    // A token that does not tell its tenant can be another tenant's, where there is no such guest.
    private static string? NoneOf(Reading<IReadOnlyList<JsonElement>> organization, string tenantId)
    {
        string? answered = organization.IsKnown ? organization.Value.Select(item => item.Text("id")).FirstOrDefault() : null;
        return !organization.IsKnown ? throw organization.Failure!
            : string.Equals(answered, tenantId, StringComparison.OrdinalIgnoreCase) ? null
            : throw new GdapException(
                "AnsweredByAnotherTenant",
                GdapErrorKind.InvalidData,
                $"What was asked of tenant '{tenantId}' was answered by "
                    + (answered is null ? "one that does not say its id." : $"'{answered}'."),
                tenantId,
                "Connect with a sign-in that can ask for a token per tenant; a token provider must look at TenantId.");
    }

    private static GraphQuery Organization(string tenantId) => new(
        tenantId,
        client => client.Organization.ToGetRequestInformation(request => request.QueryParameters.Select = ["id"]),
        "Organization.Read.All");
}
