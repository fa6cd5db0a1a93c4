namespace GdapTools.Sandbox.Gdap;

/// <summary>What a request does to its relationship.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationshiprequest</summary>
internal static class RequestAction
{
    public const string LockForApproval = "lockForApproval";
    public const string Approve = "approve";
    public const string Reject = "reject";
    public const string Terminate = "terminate";
}
