using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>
/// Which of the wanted names are taken. All relationships are read, once for a whole run, since a filter by name is not
/// documented; those of other names are not kept. That names are compared regardless of case is unverified.
/// </summary>
internal sealed class RelationshipNames(WriteContext context, IEnumerable<string> wanted) : IDisposable
{
    private readonly HashSet<string> _wanted = new(wanted, StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim _gate = new(1);
    private Dictionary<string, GdapRelationship>? _found;

    /// <summary>The relationship of that name as the run found it; null when there was none.</summary>
    public async Task<GdapRelationship?> FindAsync(string name, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            _found ??= await ReadAsync(_wanted, cancellationToken).ConfigureAwait(false);
            return _found.TryGetValue(name, out GdapRelationship? found) ? found : null;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>The relationship of that name as it is now; null when there is none.</summary>
    public async Task<GdapRelationship?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        Dictionary<string, GdapRelationship> found = await ReadAsync(
            new HashSet<string>(StringComparer.OrdinalIgnoreCase) { name }, cancellationToken).ConfigureAwait(false);
        return found.TryGetValue(name, out GdapRelationship? relationship) ? relationship : null;
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Dictionary<string, GdapRelationship>> ReadAsync(
        HashSet<string> names,
        CancellationToken cancellationToken)
    {
        Dictionary<string, GdapRelationship> found = new(StringComparer.OrdinalIgnoreCase);
        IGraphReader graph = context.Session.Graph;
        RelationshipReader reader = new(graph, context.Session.TenantId, context.Session.Roles, context.Session.Clock);

        await foreach (GdapRelationship relationship in reader
            .ListAsync(new RelationshipFilter(), cancellationToken).ConfigureAwait(false))
        {
            if (names.Contains(relationship.DisplayName))
            {
                found[relationship.DisplayName] = relationship;
            }
        }

        return found;
    }
}
