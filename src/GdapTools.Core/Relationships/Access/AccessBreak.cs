namespace GdapTools.Core.Relationships.Access;

/// <summary>Why the way from an account to a customer's role does not hold, or cannot be proven to.</summary>
internal enum AccessBreak
{
    /// <summary>There is no relationship with the customer.</summary>
    NoRelationship,

    /// <summary>The relationship's state gives no access.</summary>
    RelationshipNotActive,

    /// <summary>The relationship does not hold the wanted role.</summary>
    RoleNotGranted,

    /// <summary>No security group is assigned to the relationship.</summary>
    NoAssignment,

    /// <summary>No assignment hands on the wanted role.</summary>
    RoleNotAssigned,

    /// <summary>The assignment is pending or in error.</summary>
    AssignmentNotActive,

    /// <summary>The account is in none of the assigned groups.</summary>
    NotMember,

    /// <summary>Unknown: the relationships are hidden or could not be read.</summary>
    RelationshipsUnread,

    /// <summary>Unknown: the relationship's state is not understood, contradicts itself, or waits for the partner.</summary>
    RelationshipUnclear,

    /// <summary>Unknown: a relationship does not say which customer it is with.</summary>
    RelationshipAstray,

    /// <summary>Unknown: the answer does not tell all roles of the relationship or of the assignment.</summary>
    RolesUnread,

    /// <summary>Unknown: the assignments could not be read.</summary>
    AssignmentsUnread,

    /// <summary>Unknown: the assignment's state is not understood.</summary>
    AssignmentUnclear,

    /// <summary>Unknown: the assignment does not say which group it is for.</summary>
    GroupUnread,

    /// <summary>Unknown: the account's groups could not be read, or not all of them.</summary>
    MembershipUnread,
}
