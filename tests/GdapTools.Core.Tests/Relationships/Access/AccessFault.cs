namespace GdapTools.Core.Tests.Relationships.Access;

/// <summary>Mistakes that an implementation could make; the comparison has to see each.</summary>
internal enum AccessFault
{
    None,
    NestingIgnored,
    OneLevelOfNesting,
    NestingTurnedRound,
    PendingAssignmentCounted,
    FailedAssignmentCounted,
    DeletedAssignmentCounted,
    ExpiredRelationshipCounted,
    UnapprovedRelationshipCounted,
    EndingRelationshipCounted,
    OverdueRelationshipCounted,
    PendingConsentCounted,
    RoleOfRelationshipIgnored,
    RoleOfAssignmentIgnored,
    OtherCustomerCounted,
    MembershipIgnored,
    UnknownTakenForYes,
    UnknownTakenForNo,
    StrayIgnored,
    AssignmentOfAnotherRelationshipCounted,
}
