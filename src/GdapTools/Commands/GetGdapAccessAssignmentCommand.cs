using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Get, "GdapAccessAssignment")]
[OutputType(typeof(GdapAccessAssignment))]
public sealed class GetGdapAccessAssignmentCommand : SessionCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? RelationshipId { get; set; }

    // By value, since its own id is called Id, as is that of many other things.
    [Parameter(ValueFromPipeline = true)]
    public GdapRelationship? Relationship { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CustomerTenantIdCompleter))]
    public string? CustomerTenantId { get; set; }

    protected override async Task ProcessRecordAsync(GdapSession session, CancellationToken cancellationToken)
    {
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);

        // The engine makes a relationship of any object with a fitting property; one without an id is none.
        string? relationshipId = Relationship is { Id.Length: > 0 } relationship ? relationship.Id : RelationshipId;

        if (relationshipId is not null)
        {
            await ReadAsync(reader, relationshipId, CustomerTenantId, cancellationToken).ConfigureAwait(false);
            return;
        }

        // What is piped in and belongs to no customer asks about nobody; only the bare command asks about everybody.
        if (MyInvocation.ExpectingInput && CustomerTenantId is null)
        {
            return;
        }

        RelationshipFilter filter = new()
        {
            CustomerTenantIds = CustomerTenantId is null ? [] : [CustomerTenantId],
        };

        await foreach (AssignedRelationship item in reader
            .ListWithAssignmentsAsync(filter, cancellationToken)
            .ConfigureAwait(false))
        {
            await WriteFailureAsync(item.Failure, item.Relationship).ConfigureAwait(false);

            foreach (GdapAccessAssignment assignment in item.Relationship.AccessAssignments)
            {
                await WriteObjectAsync(assignment).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadAsync(
        RelationshipReader reader,
        string relationshipId,
        string? customerTenantId,
        CancellationToken cancellationToken)
    {
        await foreach (GdapAccessAssignment assignment in reader
            .ListAssignmentsAsync(relationshipId, customerTenantId, cancellationToken)
            .ConfigureAwait(false))
        {
            await WriteObjectAsync(assignment).ConfigureAwait(false);
        }
    }
}
