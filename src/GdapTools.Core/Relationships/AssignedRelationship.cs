namespace GdapTools.Core.Relationships;

/// <summary>A relationship and what came of reading its assignments.</summary>
/// <param name="Relationship">With its assignments, unless they could not be read.</param>
/// <param name="Failure">Why they could not be read.</param>
public sealed record AssignedRelationship(GdapRelationship Relationship, GdapException? Failure);
