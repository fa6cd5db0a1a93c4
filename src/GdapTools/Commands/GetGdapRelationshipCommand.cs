using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Customers;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Get, "GdapRelationship")]
[OutputType(typeof(GdapRelationship))]
public sealed class GetGdapRelationshipCommand : SessionCmdlet
{
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string[] RelationshipId { get; set; } = [];

    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(CustomerCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Customer { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CustomerTenantIdCompleter))]
    public string? CustomerTenantId { get; set; }

    [Parameter]
    [ArgumentCompleter(typeof(RelationshipStatusCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Status { get; set; } = [];

    [Parameter]
    [ValidateRange(0, 3650)]
    public int? ExpiringWithin { get; set; }

    [Parameter]
    public SwitchParameter IncludeAssignment { get; set; }

    protected override async Task ProcessRecordAsync(GdapSession session, CancellationToken cancellationToken)
    {
        // What is piped in and belongs to no customer asks about nobody; only the bare command asks about everybody.
        if (MyInvocation.ExpectingInput && RelationshipId.Length == 0 && CustomerTenantId is null)
        {
            return;
        }

        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);

        await foreach (RelationshipFilter filter in Filters(session, cancellationToken).ConfigureAwait(false))
        {
            await ReadAsync(session, reader, filter, cancellationToken).ConfigureAwait(false);
        }

        await WriteMissingAsync().ConfigureAwait(false);
    }

    private async IAsyncEnumerable<RelationshipFilter> Filters(
        GdapSession session,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string id in RelationshipId)
        {
            yield return new RelationshipFilter { Id = id };
        }

        if (RelationshipId.Length == 0)
        {
            yield return new RelationshipFilter
            {
                Status = Status,
                CustomerTenantIds = await CustomerIdsAsync(session, cancellationToken).ConfigureAwait(false),
                ExpiringWithinDays = ExpiringWithin,
            };
        }
    }

    private async Task<IReadOnlyList<string>> CustomerIdsAsync(GdapSession session, CancellationToken cancellationToken)
    {
        if (CustomerTenantId is not null)
        {
            return [CustomerTenantId];
        }

        return await new CustomerResolver(session, NoteMissing).ResolveAsync(Customer, cancellationToken).ConfigureAwait(false);
    }

    private async Task ReadAsync(
        GdapSession session,
        RelationshipReader reader,
        RelationshipFilter filter,
        CancellationToken cancellationToken)
    {
        if (IncludeAssignment)
        {
            await ReadWithAssignmentsAsync(session, reader, filter, cancellationToken).ConfigureAwait(false);
            return;
        }

        await foreach (GdapRelationship relationship in reader.ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            await WriteRelationshipAsync(session, relationship).ConfigureAwait(false);
        }
    }

    private async Task ReadWithAssignmentsAsync(
        GdapSession session,
        RelationshipReader reader,
        RelationshipFilter filter,
        CancellationToken cancellationToken)
    {
        await foreach (AssignedRelationship item in reader
            .ListWithAssignmentsAsync(filter, cancellationToken)
            .ConfigureAwait(false))
        {
            // One relationship whose assignments are refused does not hide the others, nor itself.
            await WriteFailureAsync(item.Failure, item.Relationship).ConfigureAwait(false);
            await WriteRelationshipAsync(session, item.Relationship).ConfigureAwait(false);
        }
    }

    private Task WriteRelationshipAsync(GdapSession session, GdapRelationship relationship)
    {
        session.Customers.Add(relationship.CustomerTenantId, relationship.CustomerName);
        return WriteObjectAsync(relationship);
    }
}
