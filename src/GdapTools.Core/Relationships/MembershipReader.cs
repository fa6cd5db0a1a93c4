using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships;

/// <summary>Reads an account's groups, nested ones included.
/// Source: https://learn.microsoft.com/graph/api/user-list-transitivememberof</summary>
public sealed class MembershipReader(IGraphReader graph, string tenantId)
{
    private const int PageSize = 999;
    private const string Permission = "GroupMember.Read.All";

    /// <summary>The account's groups, or why they could not be read.</summary>
    public Task<Reading<Membership>> ReadAsync(string userId, CancellationToken cancellationToken) =>
        Reading.TryAsync(
            async () =>
            {
                Dictionary<string, string?> groups = new(StringComparer.OrdinalIgnoreCase);
                bool isPartial = false;

                await foreach (JsonElement item in graph.ListAsync(OfUser(userId), cancellationToken).ConfigureAwait(false))
                {
                    if (item.Text("id") is string id)
                    {
                        groups[id] = item.Text("displayName");
                    }
                    else
                    {
                        isPartial = true;
                    }
                }

                return new Membership(groups) { IsPartial = isPartial };
            },
            Permission);

    /// <summary>What the directory tells of a group: a name, that there is no such group, or nothing.</summary>
    public async Task<GroupLook> LookAsync(string groupId, CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.Groups[groupId].ToGetRequestInformation(
                request => request.QueryParameters.Select = ["id", "displayName"]),
            "Group.Read.All");
        Reading<JsonElement> reading = await Reading
            .TryAsync(() => graph.GetAsync(query, cancellationToken))
            .ConfigureAwait(false);
        bool isGone = reading.Failure is GdapServiceException { StatusCode: 404, Code: "Request_ResourceNotFound" };
        return new GroupLook(reading.IsKnown ? reading.Value.Text("displayName") : null, isGone);
    }

    private GraphQuery OfUser(string userId) => new(
        tenantId,
        client => client.Users[userId].TransitiveMemberOf.ToGetRequestInformation(request =>
        {
            request.QueryParameters.Top = PageSize;
            request.QueryParameters.Select = ["id", "displayName"];
        }),
        Permission);
}
