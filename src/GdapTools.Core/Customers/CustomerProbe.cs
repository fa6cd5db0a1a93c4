using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Customers.Fleet;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Tries a customer tenant for real: a token, then the first Graph call.</summary>
internal sealed class CustomerProbe(GdapSession session, FailureJudge failures, SignInWatch signIn)
{
    private readonly GuestReader? _guests = session.Kind != SessionKind.AppOnly && session.Token.UserPrincipalName is string upn
        ? new GuestReader(session.Graph, upn)
        : null;

    /// <summary>Requests sent so far.</summary>
    public int Attempts { get; private set; }

    /// <summary>What was found; a pass is proven by the answer itself.</summary>
    /// <param name="customer">Whom to try.</param>
    /// <param name="reach">What is known of the way there.</param>
    /// <param name="cancellationToken">Stops the trying.</param>
    public async Task<ChainStep> RunAsync(CustomerState customer, Reach reach, CancellationToken cancellationToken)
    {
        try
        {
            Attempts++;
            await session.Tokens
                .GetTokenAsync(new TokenRequest(ProbeTarget.Graph, customer.TenantId), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (GdapException failure) when (failure.Kind != GdapErrorKind.NotConnected)
        {
            ChainStep step = failures.Judge(failure, "A token for this tenant", customer.TenantId, reach);
            SignInEnd? end = await signIn.JudgeAsync(failure, step, cancellationToken).ConfigureAwait(false);
            return end?.ForRefused ?? step;
        }

        (Reading<string?> call, Reading<Guest?> guest) = await CallAsync(customer.TenantId, cancellationToken).ConfigureAwait(false);

        if (guest is { IsKnown: true, Value: Guest found })
        {
            return IsGuest(found, call);
        }

        return call.IsKnown
            ? Works(customer, call.Value, guest)
            : failures.Judge(call.Failure!, "The first Graph call in this tenant", customer.TenantId, reach);
    }

    // Both in one request: what is waited for is the way there and back.
    private async Task<(Reading<string?> Call, Reading<Guest?> Guest)> CallAsync(string tenantId, CancellationToken cancellationToken)
    {
        GraphQuery organization = new(
            tenantId,
            client => client.Organization.ToGetRequestInformation(
                request => request.QueryParameters.Select = ["id", "displayName"]),
            "Organization.Read.All");
        Attempts++;
        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> answers = await session.Graph
            .ListManyAsync(_guests is null ? [organization] : [organization, _guests.Search(tenantId)], cancellationToken)
            .ConfigureAwait(false);
        Reading<string?> call = answers[0].IsKnown
            ? await Reading.TryAsync(() => Task.FromResult<string?>(NameOf(answers[0].Value, tenantId))).ConfigureAwait(false)
            : Reading<string?>.Failed(answers[0].Failure!, organization.Permission);
        return (call, await FindGuestAsync(tenantId, call, answers, cancellationToken).ConfigureAwait(false));
    }

    private static string NameOf(IReadOnlyList<JsonElement> organizations, string tenantId)
    {
        if (organizations.Count == 0)
        {
            throw new GdapException(
                "OrganizationEmpty",
                GdapErrorKind.InvalidData,
                "The tenant answered with an empty list where its own organization belongs.",
                tenantId);
        }

        DemandTenant(organizations[0].Text("id"), tenantId);
        return organizations[0].Text("displayName") ?? tenantId;
    }

    // A token that does not tell its tenant can be another tenant's, which answers as gladly.
    private static void DemandTenant(string? answered, string tenantId)
    {
        if (!string.Equals(answered, tenantId, StringComparison.OrdinalIgnoreCase))
        {
            throw new GdapException(
                "AnsweredByAnotherTenant",
                GdapErrorKind.InvalidData,
                $"The first Graph call in tenant '{tenantId}' was answered by "
                + $"{(answered is null ? "a tenant that does not say its id" : $"tenant '{answered}'")}: the token is not one for the customer.",
                tenantId,
                "Connect with a sign-in that can ask for a token per tenant; a token provider must look at TenantId.");
        }
    }

    private async Task<Reading<Guest?>> FindGuestAsync(
        string tenantId,
        Reading<string?> call,
        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> answers,
        CancellationToken cancellationToken)
    {
        if (_guests is null)
        {
            return session.Kind == SessionKind.AppOnly ? Reading<Guest?>.Of(null) : Reading<Guest?>.Failed(new GdapException(
                "AccountUnknown",
                GdapErrorKind.InvalidData,
                "The token does not name the account."));
        }

        if (answers[1].IsKnown)
        {
            return Reading<Guest?>.Of(answers[1].Value.Select(GuestReader.GuestOf).FirstOrDefault(guest => guest is not null));
        }

        if (call.Failure is not GdapServiceException { StatusCode: 401 or 403 })
        {
            return Reading<Guest?>.Failed(answers[1].Failure!, GuestReader.Permission);
        }

        Attempts++;
        return await _guests.FindSelfAsync(tenantId, cancellationToken).ConfigureAwait(false);
    }

    private static ChainStep IsGuest(Guest guest, Reading<string?> call) => new(
        "ACC002",
        GdapVerdict.Fail,
        $"The account exists as a guest in the customer tenant ('{guest.Name}'); guest accounts do not work with GDAP.")
    {
        Evidence = new Evidence
        {
            { "Guest", guest.Name },
            { "Guest id", guest.Id },
            { "First Graph call", call.IsKnown ? "answered" : call.Failure!.Message },
        },
    };

    // The call itself is what a pass claims; what was not looked at beside it is said with it.
    private static ChainStep Works(CustomerState customer, string? organization, Reading<Guest?> guest) => new(
        "CUS001",
        GdapVerdict.Pass,
        $"The tenant of {customer.Name ?? organization ?? customer.TenantId} issued a token and answered the first Graph call."
        + (guest.IsKnown ? "" : " Whether the account is a guest there (ACC002) could not be read: so that is not ruled out."))
    {
        MissingPermissions = guest.MissingPermissions,
        Link = ChainLink.CustomerPolicy,
        Evidence = new Evidence
        {
            { "First Graph call", "GET /organization answered 200" },
            { "Relationship", customer.Active.Select(item => item.DisplayName) },
            { "Guest account", guest.IsKnown ? null : "could not be read: " + guest.Failure!.Message },
        },
    };
}
