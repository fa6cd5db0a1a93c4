using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Customers;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Get, "GdapRelationship", DefaultParameterSetName = ListSet)]
[OutputType(typeof(GdapRelationship))]
public sealed class GetGdapRelationshipCommand : SessionCmdlet
{
    private const string ListSet = "List";
    private const string IdSet = "Id";

    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    public string[] RelationshipId { get; set; } = [];

    [Parameter(Position = 0, ParameterSetName = ListSet)]
    [SupportsWildcards]
    public string[] Customer { get; set; } = [];

    [Parameter(ParameterSetName = ListSet, ValueFromPipelineByPropertyName = true)]
    public string? CustomerTenantId { get; set; }

    [Parameter(ParameterSetName = ListSet)]
    [ArgumentCompleter(typeof(RelationshipStatusCompleter))]
    public string[] Status { get; set; } = [];

    [Parameter(ParameterSetName = ListSet)]
    [ValidateRange(0, 3650)]
    public int? ExpiringWithin { get; set; }

    [Parameter]
    public SwitchParameter IncludeAssignment { get; set; }

    protected override async Task ProcessRecordAsync(GdapSession session, CancellationToken cancellationToken)
    {
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);

        await foreach (RelationshipFilter filter in Filters(session, cancellationToken).ConfigureAwait(false))
        {
            await ReadAsync(reader, filter, cancellationToken).ConfigureAwait(false);
        }
    }

    private async IAsyncEnumerable<RelationshipFilter> Filters(
        GdapSession session,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string id in RelationshipId)
        {
            yield return new RelationshipFilter { Id = id, IncludeAssignments = IncludeAssignment };
        }

        if (RelationshipId.Length == 0)
        {
            yield return new RelationshipFilter
            {
                Status = Status,
                CustomerTenantIds = await CustomerIdsAsync(session, cancellationToken).ConfigureAwait(false),
                ExpiringWithinDays = ExpiringWithin,
                IncludeAssignments = IncludeAssignment,
            };
        }
    }

    private async Task<IReadOnlyList<string>> CustomerIdsAsync(GdapSession session, CancellationToken cancellationToken)
    {
        if (CustomerTenantId is not null)
        {
            return [CustomerTenantId];
        }

        return await new CustomerResolver(session).ResolveAsync(Customer, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadAsync(RelationshipReader reader, RelationshipFilter filter, CancellationToken cancellationToken)
    {
        await foreach (GdapRelationship relationship in reader.ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            await WriteObjectAsync(relationship).ConfigureAwait(false);
        }
    }
}
