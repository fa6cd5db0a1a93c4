using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers.Consent;

/// <summary>
/// Reads what a customer tenant has consented to for an application. Partner Center documents no way to read a consent,
/// so the tenant itself is asked, with a token for it.
/// Source: https://learn.microsoft.com/partner-center/developer/control-panel-vendor-apis
/// </summary>
internal sealed class ConsentReader(GdapSession session)
{
    private const int IdsInFilter = 15;
    private const int NotConsented = 65001;

    // The application has no service principal there, or none that delegated administrators may use.
    private static readonly int[] s_absent = [700016, 7000229, 90099];

    private static readonly char[] s_blanks = [' '];

    /// <summary>What there is, or why it cannot be told.</summary>
    public async Task<Reading<ConsentState>> ReadAsync(
        string tenantId,
        string applicationId,
        CancellationToken cancellationToken)
    {
        Reading<Reading<ConsentState>> asked = await Reading
            .TryAsync(() => ReadStoredAsync(tenantId, applicationId, cancellationToken))
            .ConfigureAwait(false);
        Reading<ConsentState> reading = asked.IsKnown ? asked.Value : Reading<ConsentState>.Failed(asked.Failure!);
        return reading.Failure is GdapAuthenticationException refusal && IsOwn(applicationId) && Of(refusal) is ConsentState state
            ? Reading<ConsentState>.Of(state)
            : reading;
    }

    private async Task<Reading<ConsentState>> ReadStoredAsync(
        string tenantId,
        string applicationId,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<Reading<IReadOnlyList<JsonElement>>> first = await session.Graph.ListManyAsync(
            [ConsentQueries.Organization(tenantId), ConsentQueries.Principal(tenantId, applicationId)],
            cancellationToken).ConfigureAwait(false);

        if (first.FirstOrDefault(item => !item.IsKnown) is Reading<IReadOnlyList<JsonElement>> unread)
        {
            return Reading<ConsentState>.Failed(unread.Failure!, unread.Permission);
        }

        DemandTenant(first[0].Value, tenantId);

        if (first[1].Value.Count == 0)
        {
            return Reading<ConsentState>.Of(new ConsentState
            {
                Source = GdapConsentSource.CustomerTenant,
                Reason = "The application has no service principal in the tenant.",
            });
        }

        JsonElement principal = first[1].Value[0];
        GraphQuery query = ConsentQueries.Grants(tenantId, principal.Text("id") ?? throw Untold(tenantId));
        Reading<IReadOnlyList<JsonElement>> grants = await Reading
            .TryAsync(() => ListAsync(query, cancellationToken), query.Permission)
            .ConfigureAwait(false);
        return grants.IsKnown
            ? Reading<ConsentState>.Of(new ConsentState
            {
                Source = GdapConsentSource.CustomerTenant,
                DisplayName = principal.Text("displayName"),
                Granted = await NameAsync(tenantId, grants.Value, cancellationToken).ConfigureAwait(false),
            })
            : Reading<ConsentState>.Failed(grants.Failure!, grants.Permission);
    }

    // What a single user has consented to opens nothing for another.
    private async Task<IReadOnlyList<GdapConsentGrant>> NameAsync(
        string tenantId,
        IReadOnlyList<JsonElement> grants,
        CancellationToken cancellationToken)
    {
        JsonElement[] ofAll = [.. grants.Where(item => item.Text("consentType") == "AllPrincipals")];
        string[] ids = [.. ofAll.Select(item => item.Text("resourceId")).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        Dictionary<string, JsonElement> resources = new(StringComparer.OrdinalIgnoreCase);

        for (int start = 0; start < ids.Length; start += IdsInFilter)
        {
            GraphQuery query = ConsentQueries.Resources(tenantId, ids.Skip(start).Take(IdsInFilter));

            foreach (JsonElement resource in await ListAsync(query, cancellationToken).ConfigureAwait(false))
            {
                resources[resource.Text("id") ?? ""] = resource;
            }
        }

        return ConsentScopes.Join(ofAll.Select(grant => Grant(grant, resources, tenantId)).Where(item => item.Scopes.Count > 0));
    }

    private static GdapConsentGrant Grant(JsonElement grant, Dictionary<string, JsonElement> resources, string tenantId)
    {
        string id = resources.TryGetValue(grant.Text("resourceId") ?? "", out JsonElement resource)
            && resource.Text("appId") is string appId
                ? appId
                : throw Untold(tenantId);
        return new GdapConsentGrant
        {
            EnterpriseApplicationId = id,
            ResourceName = resource.Text("displayName") ?? ConsentResources.NameOf(id),
            Scopes = (grant.Text("scope") ?? "").Split(s_blanks, StringSplitOptions.RemoveEmptyEntries),
        };
    }

    private async Task<IReadOnlyList<JsonElement>> ListAsync(GraphQuery query, CancellationToken cancellationToken)
    {
        List<JsonElement> items = [];

        await foreach (JsonElement item in session.Graph.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            items.Add(item);
        }

        return items;
    }

    // A token that does not tell its tenant can be another tenant's, which answers as gladly.
    private static void DemandTenant(IReadOnlyList<JsonElement> organizations, string tenantId)
    {
        if (!organizations.Any(item => string.Equals(item.Text("id"), tenantId, StringComparison.OrdinalIgnoreCase)))
        {
            throw new GdapException(
                "AnsweredByAnotherTenant",
                GdapErrorKind.InvalidData,
                $"What was asked of tenant '{tenantId}' was answered by another one: the token is not one for the customer.",
                tenantId,
                "Connect with a sign-in that can ask for a token per tenant; a token provider must look at TenantId.");
        }
    }

    private bool IsOwn(string applicationId) => string.Equals(
        session.Token.AppId ?? session.Context.ClientId, applicationId, StringComparison.OrdinalIgnoreCase);

    private static ConsentState? Of(GdapAuthenticationException refusal) =>
        refusal.ErrorCodes.Intersect(s_absent).Any() ? Refused(refusal, isOfGraphAlone: false)
        : refusal.ErrorCodes.Contains(NotConsented) ? Refused(refusal, isOfGraphAlone: true)
        : null;

    private static ConsentState Refused(GdapAuthenticationException refusal, bool isOfGraphAlone) => new()
    {
        Source = GdapConsentSource.TokenEndpoint,
        Reason = refusal.Message,
        IsOfGraphAlone = isOfGraphAlone,
    };

    private static GdapException Untold(string tenantId) => new(
        "UnexpectedAnswer",
        GdapErrorKind.InvalidData,
        "Graph's answer does not tell which application a consent is for.",
        tenantId,
        "Run the command again; if it stays so, look at the application in the customer's Entra admin center.");
}
