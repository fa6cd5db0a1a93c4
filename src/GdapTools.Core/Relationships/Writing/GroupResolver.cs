using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Finds security groups of the partner by id or name; each is asked for once a run.
/// Source: https://learn.microsoft.com/graph/api/group-list</summary>
internal sealed class GroupResolver(IGraphReader graph, string tenantId) : IDisposable
{
    private const string Permission = "GroupMember.Read.All";

    private static readonly string[] s_fields = ["id", "displayName", "securityEnabled"];

    private readonly Dictionary<string, GroupIdentity> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _gate = new(1);

    /// <exception cref="GdapException"><c>GroupNotFound</c>, <c>GroupAmbiguous</c> with the candidates,
    /// <c>GroupNotSecurityEnabled</c>.</exception>
    public async Task<GroupIdentity> ResolveAsync(string idOrName, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_known.TryGetValue(idOrName, out GroupIdentity? group))
            {
                group = Guid.TryParse(idOrName, out Guid id)
                    ? await ByIdAsync(id.ToString(), cancellationToken).ConfigureAwait(false)
                    : await ByNameAsync(idOrName, cancellationToken).ConfigureAwait(false);
                _known.Add(idOrName, group);
            }

            return group;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    // An id says which group is meant; that its name may not be read is no reason to stop.
    private async Task<GroupIdentity> ByIdAsync(string id, CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.Groups[id].ToGetRequestInformation(request => request.QueryParameters.Select = s_fields),
            Permission);

        try
        {
            JsonElement item = await graph.GetAsync(query, cancellationToken).ConfigureAwait(false);
            DemandSecurity(item, id);
            return new GroupIdentity(id, item.Text("displayName"));
        }
        catch (GdapServiceException failure) when (failure.StatusCode == 403)
        {
            return new GroupIdentity(id, Name: null);
        }
        catch (GdapServiceException failure) when (failure.StatusCode == 404)
        {
            throw NotFound(id, failure);
        }
    }

    private async Task<GroupIdentity> ByNameAsync(string name, CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.Groups.ToGetRequestInformation(request =>
            {
                request.QueryParameters.Filter = OData.AnyOf("displayName", name);
                request.QueryParameters.Select = s_fields;
            }),
            Permission);
        List<JsonElement> found = [];

        await foreach (JsonElement item in graph.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (item.Text("id") is not null)
            {
                found.Add(item);
            }
        }

        JsonElement[] usable = [.. found.Where(item => item.Flag("securityEnabled") != false)];
        return usable.Length switch
        {
            1 => new GroupIdentity(usable[0].Text("id")!, usable[0].Text("displayName") ?? name),
            0 when found.Count > 0 => throw NotSecurityEnabled(name),
            0 => throw NotFound(name, inner: null),
            _ => throw Ambiguous(name, usable),
        };
    }

    private static void DemandSecurity(JsonElement item, string name)
    {
        if (item.Flag("securityEnabled") == false)
        {
            throw NotSecurityEnabled(item.Text("displayName") ?? name);
        }
    }

    private static GdapException NotFound(string word, Exception? inner) => new(
        "GroupNotFound",
        GdapErrorKind.NotFound,
        $"The partner tenant has no group '{word}'.",
        word,
        "Give the group's whole name or its object id. A group created just now may take a minute to be found.",
        inner);

    private static GdapException Ambiguous(string name, JsonElement[] found) => new(
        "GroupAmbiguous",
        GdapErrorKind.InvalidInput,
        $"{found.Length} groups are called '{name}': {string.Join(", ", found.Select(item => item.Text("id")))}.",
        name,
        "Give the object id of the one that is meant.");

    private static GdapException NotSecurityEnabled(string name) => new(
        "GroupNotSecurityEnabled",
        GdapErrorKind.InvalidInput,
        $"Group '{name}' is no security group, and only those can be given roles.",
        name,
        "Give a security group; those of Microsoft 365 and distribution lists will not do.");
}
