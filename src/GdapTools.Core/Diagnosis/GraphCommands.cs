using System;
using System.Collections.Generic;
using GdapTools.Core.Authentication;

namespace GdapTools.Core.Diagnosis;

/// <summary>Commands of Microsoft's own module, for what this one does not change.
/// Source: https://learn.microsoft.com/powershell/microsoftgraph/</summary>
internal static class GraphCommands
{
    /// <summary>Adds an account to a group.
    /// Source: https://learn.microsoft.com/powershell/module/microsoft.graph.groups/new-mggroupmemberbyref</summary>
    public static IReadOnlyList<string> AddMember(
        GdapEnvironment environment,
        string tenantId,
        string groupId,
        string? accountId) => CommandLine.Lines(
            Connect(environment, tenantId, "GroupMember.ReadWrite.All"),
            new CommandLine("New-MgGroupMemberByRef")
                .Add("GroupId", groupId)
                .Add("OdataId", accountId is null ? null : AddressOf(environment, accountId)));

    /// <summary>Deletes a user.
    /// Source: https://learn.microsoft.com/powershell/module/microsoft.graph.users/remove-mguser</summary>
    public static IReadOnlyList<string> RemoveUser(GdapEnvironment environment, string tenantId, string? userId) =>
        CommandLine.Lines(
            Connect(environment, tenantId, "User.ReadWrite.All"),
            new CommandLine("Remove-MgUser").Add("UserId", userId));

    /// <summary>Creates a policy, switched on, that requires MFA of one account for everything and everywhere.
    /// Source: https://learn.microsoft.com/powershell/module/microsoft.graph.identity.signins/new-mgidentityconditionalaccesspolicy
    /// </summary>
    public static IReadOnlyList<string> RequireMfa(
        GdapEnvironment environment,
        string tenantId,
        string policyName,
        string accountId) => CommandLine.Lines(
            Connect(environment, tenantId, "Policy.Read.All", "Policy.ReadWrite.ConditionalAccess"),
            new CommandLine("New-MgIdentityConditionalAccessPolicy").AddCode(
                "BodyParameter",
                $"@{{ displayName = {CommandLine.Quote(policyName)}; state = 'enabled'; conditions = @{{ clientAppTypes = @('all'); "
                + $"applications = @{{ includeApplications = @('All') }}; users = @{{ includeUsers = @({CommandLine.Quote(accountId)}) }} }}; "
                + "grantControls = @{ operator = 'OR'; builtInControls = @('mfa') } }"));

    // Each time: the command before may have been one for another tenant.
    private static CommandLine Connect(GdapEnvironment environment, string tenantId, params string[] scopes)
    {
        CommandLine command = new CommandLine("Connect-MgGraph").Add("TenantId", tenantId).Add("Scopes", scopes);
        return environment == GdapEnvironment.Global ? command : command.Add("Environment", environment.ToString());
    }

    private static string AddressOf(GdapEnvironment environment, string objectId) =>
        new Uri(CloudEndpoints.For(environment).Graph, $"v1.0/directoryObjects/{Uri.EscapeDataString(objectId)}").AbsoluteUri;
}
