using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Get, "GdapAccessAssignment")]
[OutputType(typeof(GdapAccessAssignment))]
public sealed class GetGdapAccessAssignmentCommand : SessionCmdlet
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    public string? RelationshipId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string? CustomerTenantId { get; set; }

    protected override async Task ProcessRecordAsync(GdapSession session, CancellationToken cancellationToken)
    {
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);

        if (RelationshipId is not null)
        {
            await ReadAsync(reader, RelationshipId, CustomerTenantId, cancellationToken).ConfigureAwait(false);
            return;
        }

        RelationshipFilter filter = new()
        {
            CustomerTenantIds = CustomerTenantId is null ? [] : [CustomerTenantId],
        };

        await foreach (GdapRelationship relationship in reader.ListAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            await ReadAsync(reader, relationship.Id, relationship.CustomerTenantId, cancellationToken)
                .ConfigureAwait(false);
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
