namespace GdapTools.Sandbox.Gdap;

/// <summary>The states of an access assignment that the sandbox moves through.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminaccessassignment</summary>
internal static class AssignmentStatus
{
    public const string Pending = "pending";
    public const string Active = "active";
    public const string Deleting = "deleting";
    public const string Deleted = "deleted";
    public const string Error = "error";
}
