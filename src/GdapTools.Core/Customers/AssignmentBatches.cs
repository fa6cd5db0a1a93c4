using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Customers;

/// <summary>Reads the assignments of customers' active relationships, each once, twenty relationships to a request, whoever
/// they are with, and hands on each customer as soon as all of its own are read.</summary>
internal sealed class AssignmentBatches(RelationshipReader reader)
{
    private const int ChunkSize = 20;

    private readonly Queue<CustomerState> _waiting = new();
    private readonly List<(CustomerState Customer, GdapRelationship Relationship)> _chunk = [];
    private GdapException? _lost;

    /// <summary>The same customers, in their order, with assignments.</summary>
    public async IAsyncEnumerable<CustomerState> ReadAsync(
        IAsyncEnumerable<CustomerState> customers,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (CustomerState customer in customers.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            _waiting.Enqueue(customer);

            foreach (GdapRelationship relationship in customer.Active.Where(item => !customer.Assignments.ContainsKey(item.Id)))
            {
                _chunk.Add((customer, relationship));

                if (_chunk.Count == ChunkSize)
                {
                    await FillAsync(cancellationToken).ConfigureAwait(false);
                }
            }

            while (_waiting.Count > 0 && IsRead(_waiting.Peek()))
            {
                yield return _waiting.Dequeue();
            }
        }

        await FillAsync(cancellationToken).ConfigureAwait(false);

        while (_waiting.Count > 0)
        {
            yield return _waiting.Dequeue();
        }
    }

    private static bool IsRead(CustomerState customer) =>
        customer.Active.All(relationship => customer.Assignments.ContainsKey(relationship.Id));

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<AssignedRelationship> read = _lost is null
            ? await reader.AssignAsync([.. _chunk.Select(item => item.Relationship)], cancellationToken).ConfigureAwait(false)
            : [.. _chunk.Select(item => new AssignedRelationship(item.Relationship, _lost))];

        for (int index = 0; index < _chunk.Count; index++)
        {
            _chunk[index].Customer.Assignments[_chunk[index].Relationship.Id] = read[index].Failure is GdapException failure
                ? Reading<IReadOnlyList<GdapAccessAssignment>>.Failed(failure, RelationshipReader.Permission)
                : Reading<IReadOnlyList<GdapAccessAssignment>>.Of(read[index].Relationship.AccessAssignments);
        }

        // A network that is gone is not waited for again and again.
        _lost ??= read.Select(item => item.Failure).FirstOrDefault(failure => failure?.Kind == GdapErrorKind.Network);
        _chunk.Clear();
    }
}
