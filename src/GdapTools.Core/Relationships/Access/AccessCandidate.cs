using GdapTools.Core.Graph;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Relationships.Access;

/// <summary>A relationship, and one of its assignments, as a way to a role.</summary>
/// <param name="Relationship">With the customer, or with nobody knows whom.</param>
/// <param name="Assignment">Null when the way ends before.</param>
/// <param name="Holds">Whether every link holds.</param>
/// <param name="Break">The first link that does not; null when all do.</param>
/// <param name="Reach">How far the way goes: of several broken ones the farthest is the one to speak of.</param>
internal sealed record AccessCandidate(
    GdapRelationship Relationship,
    GdapAccessAssignment? Assignment,
    Truth Holds,
    AccessBreak? Break,
    int Reach)
{
    /// <summary>Why the assignments could not be read.</summary>
    public GdapException? Failure { get; init; }
}
