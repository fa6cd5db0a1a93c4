using System.Collections.Generic;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Relationships.Access;

/// <summary>What was judged of a role at a customer, or of any role.</summary>
/// <param name="Role">Null when it stands for whatever role there may be.</param>
/// <param name="Holds">Whether the account holds it by way of its groups.</param>
/// <param name="Break">The first link that is missing or not proven; null when the account holds the role.</param>
/// <param name="Candidates">The assignments that give the role; or those broken at that link, the nearest first.</param>
internal sealed record AccessOutcome(
    GdapRole? Role,
    Truth Holds,
    AccessBreak? Break,
    IReadOnlyList<AccessCandidate> Candidates);
