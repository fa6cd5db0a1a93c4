using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Commands;

/// <summary>A cmdlet that changes one access assignment for each record.</summary>
public abstract class AssignmentWriteCmdlet : WriteCmdlet<GdapAccessAssignment>
{
    private GroupResolver? _groups;

    // By value, since its own id is called Id, as is that of many other things.
    [Parameter(ValueFromPipeline = true)]
    public GdapAccessAssignment? Assignment { get; set; }

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? RelationshipId { get; set; }

    [Parameter(Position = 1)]
    public string? Group { get; set; }

    [Parameter]
    public string? AssignmentId { get; set; }

    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>What the current record names; finds the assignment as its user saw it.</summary>
    /// <exception cref="GdapException"><c>AssignmentRequired</c></exception>
    private protected AssignmentChoice Choose()
    {
        GdapAccessAssignment? given = Assignment is { Id.Length: > 0, RelationshipId.Length: > 0 } ? Assignment : null;
        AssignmentChoice choice = new(
            given, Text(given?.RelationshipId, RelationshipId), Text(AssignmentId, given?.Id), Text(Group).Trim());
        return choice.RelationshipId.Length > 0 && (choice.AssignmentId.Length > 0 || choice.Group.Length > 0)
            ? choice
            : throw new GdapException(
                "AssignmentRequired",
                GdapErrorKind.InvalidInput,
                "It is not said which access assignment is meant.",
                "Assignment",
                "Pipe in what Get-GdapAccessAssignment writes, or give -RelationshipId with -Group or -AssignmentId.");
    }

    private protected Task<GdapAccessAssignment> FindAsync(AssignmentChoice choice, CancellationToken cancellationToken)
    {
        GroupResolver groups = LazyInitializer.EnsureInitialized(
            ref _groups, () => new GroupResolver(Writing.Session.Graph, Writing.Session.TenantId))!;
        return choice.FindAsync(Writing, groups, cancellationToken);
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _groups?.Dispose();
        }

        base.Dispose(isDisposing);
    }
}
