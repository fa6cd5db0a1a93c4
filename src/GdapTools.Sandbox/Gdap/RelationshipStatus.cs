namespace GdapTools.Sandbox.Gdap;

/// <summary>The states of a relationship.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship</summary>
internal static class RelationshipStatus
{
    public const string Created = "created";
    public const string ApprovalPending = "approvalPending";
    public const string Approved = "approved";
    public const string Activating = "activating";
    public const string Active = "active";
    public const string Expiring = "expiring";
    public const string Expired = "expired";
    public const string TerminationRequested = "terminationRequested";
    public const string Terminating = "terminating";
    public const string Terminated = "terminated";
}
