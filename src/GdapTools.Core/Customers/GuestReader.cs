using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Customers;

/// <summary>Looks for the account as a guest in a customer tenant; guests do not work with GDAP.
/// Source: https://learn.microsoft.com/partner-center/customers/gdap-faq</summary>
internal sealed class GuestReader(IGraphReader graph, string userPrincipalName)
{
    private const string Permission = "User.Read.All";

    /// <summary>The guest's user principal name; null when there is none.</summary>
    public Task<Reading<string?>> FindAsync(string customerTenantId, CancellationToken cancellationToken) =>
        Reading.TryAsync(() => SearchAsync(customerTenantId, cancellationToken), Permission);

    /// <summary>Whom the token speaks for in the customer tenant, when that is a guest.</summary>
    public Task<Reading<string?>> FindSelfAsync(string customerTenantId, CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            customerTenantId,
            client => client.Me.ToGetRequestInformation(
                request => request.QueryParameters.Select = ["id", "userPrincipalName", "mail", "userType"]),
            "User.Read");
        return Reading.TryAsync(async () =>
        {
            JsonElement me = await graph.GetAsync(query, cancellationToken).ConfigureAwait(false);
            return IsGuest(me) ? me.Text("userPrincipalName") ?? me.Text("id") : null;
        });
    }

    private async Task<string?> SearchAsync(string customerTenantId, CancellationToken cancellationToken)
    {
        // A guest's own name is the home name with '_' for '@', then #EXT#.
        string guestName = userPrincipalName.Replace('@', '_') + "#EXT#";
        GraphQuery query = new(
            customerTenantId,
            client => client.Users.ToGetRequestInformation(request =>
            {
                request.QueryParameters.Filter = $"mail eq {OData.Quote(userPrincipalName)}"
                    + $" or startswith(userPrincipalName,{OData.Quote(guestName)})";
                request.QueryParameters.Select = ["id", "userPrincipalName", "mail", "userType"];
            }),
            Permission);

        await foreach (JsonElement user in graph.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (IsGuest(user))
            {
                return user.Text("userPrincipalName") ?? user.Text("id");
            }
        }

        return null;
    }

    private static bool IsGuest(JsonElement user) =>
        string.Equals(user.Text("userType"), "Guest", StringComparison.OrdinalIgnoreCase)
        || user.Text("userPrincipalName")?.IndexOf("#EXT#", StringComparison.OrdinalIgnoreCase) >= 0;
}
