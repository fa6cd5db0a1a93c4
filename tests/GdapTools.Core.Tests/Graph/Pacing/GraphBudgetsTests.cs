using System;
using GdapTools.Core.Graph.Pacing;
using Xunit;

namespace GdapTools.Core.Tests.Graph.Pacing;

/// <summary>Each request falls under its documented budget at its documented cost.
/// Source: https://learn.microsoft.com/graph/throttling-limits</summary>
public sealed class GraphBudgetsTests
{
    [Theory]
    [InlineData("GET", "v1.0/identity/conditionalAccess/policies", "conditionalAccess")]
    [InlineData("POST", "v1.0/identity/conditionalAccess/evaluate", "conditionalAccess")]
    [InlineData("GET", "beta/identityProtection/riskyUsers", "conditionalAccess")]
    [InlineData("GET", "v1.0/auditLogs/signIns", "reports")]
    [InlineData("GET", "v1.0/reports/authenticationMethods/userRegistrationDetails", "reports")]
    [InlineData("GET", "v1.0/users/x", "identity")]
    [InlineData("GET", "v1.0/identity", "identity")]
    [InlineData("GET", "v1.0/tenantRelationships/delegatedAdminRelationships", "identity")]
    [InlineData("GET", "v1.0/policies/identitySecurityDefaultsEnforcementPolicy", "identity")]
    [InlineData("PATCH", "v1.0/tenantRelationships/delegatedAdminRelationships/x", "identityWrites")]
    public void Paths_have_their_budget(string method, string path, string budget) =>
        Assert.Equal(budget, GraphBudgets.For(method, Address(path)).Name);

    [Theory]
    [InlineData("v1.0/users/x", 2)]
    [InlineData("v1.0/users/x?%24select=id", 1)]
    [InlineData("v1.0/users?$top=10&$select=id", 1)]
    [InlineData("v1.0/groups", 3)]
    [InlineData("v1.0/groups?$top=5", 2)]
    [InlineData("v1.0/groups/x/members", 3)]
    [InlineData("v1.0/groups/x/transitiveMembers", 5)]
    [InlineData("v1.0/groups/x/transitiveMembers?$expand=owners", 6)]
    [InlineData("v1.0/contracts", 3)]
    [InlineData("v1.0/users/x/transitiveMemberOf?$top=999", 2)]
    [InlineData("v1.0/me/transitiveMemberOf?$select=id,displayName", 1)]
    [InlineData("v1.0/organization", 1)]
    [InlineData("v1.0/identity/conditionalAccess/policies?$expand=x", 1)]
    public void Reads_cost_resource_units(string path, double cost) =>
        Assert.Equal(cost, GraphBudgets.CostOf("GET", Address(path)));

    private static Uri Address(string path) => new("https://graph.example/" + path);
}
