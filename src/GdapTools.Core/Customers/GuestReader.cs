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
    public const string Permission = "User.Read.All";

    /// <summary>Whom the token speaks for in the customer tenant, when that is a guest.</summary>
    public Task<Reading<Guest?>> FindSelfAsync(string customerTenantId, CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            customerTenantId,
            client => client.Me.ToGetRequestInformation(
                request => request.QueryParameters.Select = ["id", "userPrincipalName", "mail", "userType"]),
            "User.Read");
        return Reading.TryAsync(async () =>
        {
            JsonElement me = await graph.GetAsync(query, cancellationToken).ConfigureAwait(false);
            return GuestOf(me);
        });
    }

    /// <summary>Asks a customer tenant for whoever may be the account there.</summary>
    public GraphQuery Search(string customerTenantId)
    {
        // A guest's own name is the home name with '_' for '@', then #EXT#.
        string guestName = userPrincipalName.Replace('@', '_') + "#EXT#";
        return new GraphQuery(
            customerTenantId,
            client => client.Users.ToGetRequestInformation(request =>
            {
                request.QueryParameters.Filter = $"mail eq {OData.Quote(userPrincipalName)}"
                    + $" or startswith(userPrincipalName,{OData.Quote(guestName)})";
                request.QueryParameters.Select = ["id", "userPrincipalName", "mail", "userType", "accountEnabled"];
            }),
            Permission);
    }

    /// <summary>The guest that a user is; null when it is none.</summary>
    public static Guest? GuestOf(JsonElement user) =>
        IsGuest(user) && (user.Text("userPrincipalName") ?? user.Text("id")) is string name ? new Guest(name, user.Text("id")) : null;

    private static bool IsGuest(JsonElement user) =>
        string.Equals(user.Text("userType"), "Guest", StringComparison.OrdinalIgnoreCase)
        || user.Text("userPrincipalName")?.IndexOf("#EXT#", StringComparison.OrdinalIgnoreCase) >= 0;
}
