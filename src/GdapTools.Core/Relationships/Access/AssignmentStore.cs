using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;

namespace GdapTools.Core.Relationships.Access;

/// <summary>Reads the assignments of customers' relationships, twenty relationships to a request, each once.</summary>
internal sealed class AssignmentStore(GdapSession session)
{
    private const int ChunkSize = 20;

    private readonly RelationshipReader _reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);

    /// <summary>Streams the customers by name, some at a time, as soon as their assignments are read.</summary>
    public async IAsyncEnumerable<IReadOnlyList<CustomerState>> ReadAsync(
        CustomerSurvey survey,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<CustomerState> customers = [];
        List<(CustomerState Customer, GdapRelationship Relationship)> open = [];

        foreach (CustomerState customer in survey.Customers
            .OrderBy(item => item.Name, System.StringComparer.OrdinalIgnoreCase)
            .ThenBy(item => item.TenantId, System.StringComparer.OrdinalIgnoreCase))
        {
            customers.Add(customer);
            open.AddRange(customer.Relationships
                .Where(item => MayBeActive(item) && !customer.Assignments.ContainsKey(item.Id))
                .Select(item => (customer, item)));

            if (open.Count >= ChunkSize || customers.Count >= ChunkSize)
            {
                await ReadAsync(open, cancellationToken).ConfigureAwait(false);
                yield return customers;
                customers = [];
                open.Clear();
            }
        }

        if (customers.Count > 0)
        {
            await ReadAsync(open, cancellationToken).ConfigureAwait(false);
            yield return customers;
        }
    }

    private async Task ReadAsync(
        List<(CustomerState Customer, GdapRelationship Relationship)> open,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<AssignedRelationship> assigned = await _reader
            .AssignAsync([.. open.Select(item => item.Relationship)], cancellationToken)
            .ConfigureAwait(false);

        for (int index = 0; index < open.Count; index++)
        {
            (CustomerState customer, GdapRelationship relationship) = open[index];
            customer.Assignments[relationship.Id] = assigned[index].Failure is GdapException failure
                ? Reading<IReadOnlyList<GdapAccessAssignment>>.Failed(failure, "DelegatedAdminRelationship.Read.All")
                : Reading<IReadOnlyList<GdapAccessAssignment>>.Of(assigned[index].Relationship.AccessAssignments);
        }
    }

    private static bool MayBeActive(GdapRelationship relationship) =>
        RelationshipStatus.CheckFor(relationship.Status) is null or "REL008";
}
