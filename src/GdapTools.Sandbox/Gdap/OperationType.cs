namespace GdapTools.Sandbox.Gdap;

/// <summary>What a long-running operation changes.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationshipoperation</summary>
internal static class OperationType
{
    public const string Assignment = "delegatedAdminAccessAssignmentUpdate";
    public const string Relationship = "delegatedAdminRelationshipUpdate";
}
