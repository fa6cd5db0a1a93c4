namespace GdapTools.Core.Relationships.Writing;

/// <summary>The states that decide what may be written, of relationships, assignments and operations. Sources:
/// https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship,
/// https://learn.microsoft.com/graph/api/resources/delegatedadminaccessassignment,
/// https://learn.microsoft.com/graph/api/resources/delegatedadminrelationshipoperation</summary>
internal static class WriteStatus
{
    public const string Created = "created";
    public const string ApprovalPending = "approvalPending";
    public const string Approved = "approved";
    public const string Activating = "activating";
    public const string Active = "active";
    public const string TerminationRequested = "terminationRequested";
    public const string Terminating = "terminating";
    public const string Terminated = "terminated";

    public const string Deleting = "deleting";
    public const string Deleted = "deleted";
    public const string Error = "error";

    public const string NotStarted = "notStarted";
    public const string Running = "running";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
}
