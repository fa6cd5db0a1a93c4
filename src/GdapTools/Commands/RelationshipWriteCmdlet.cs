using System.Management.Automation;

namespace GdapTools.Commands;

/// <summary>A cmdlet that changes one relationship, or something of it, for each record.</summary>
/// <typeparam name="T">What comes of a change.</typeparam>
public abstract class RelationshipWriteCmdlet<T> : WriteCmdlet<T>
{
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    public string? RelationshipId { get; set; }

    // By value, since its own id is called Id, as is that of many other things.
    [Parameter(ValueFromPipeline = true)]
    public GdapRelationship? Relationship { get; set; }

    /// <summary>The relationship given as an object; the engine makes one of anything with a fitting property, and one
    /// without an id is none.</summary>
    private protected GdapRelationship? Given => Relationship is { Id.Length: > 0 } ? Relationship : null;

    /// <summary>The id given, one way or the other.</summary>
    /// <exception cref="GdapException"><c>RelationshipRequired</c></exception>
    private protected string DemandRelationshipId() => Text(Given?.Id, RelationshipId) is { Length: > 0 } id
        ? id
        : throw new GdapException(
            "RelationshipRequired",
            GdapErrorKind.InvalidInput,
            "It is not said which relationship is meant.",
            "RelationshipId",
            "Give -RelationshipId, or pipe in what Get-GdapRelationship writes.");
}
