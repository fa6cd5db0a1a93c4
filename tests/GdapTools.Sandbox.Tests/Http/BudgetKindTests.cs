using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Sandbox.Budgets;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>What a request costs, and of which limit.</summary>
public sealed class BudgetKindTests
{
    [Fact]
    public void An_application_may_send_130000_requests_in_ten_seconds()
    {
        TokenBucket bucket = new(130_000, TimeSpan.FromSeconds(10));
        DateTimeOffset now = DateTimeOffset.UnixEpoch;
        bucket.Take(129_999, now);

        Assert.Equal(TimeSpan.Zero, bucket.WaitFor(1, now));
        Assert.Equal(TimeSpan.FromMilliseconds(1), bucket.WaitFor(14, now));
    }

    [Theory]
    [InlineData("GET", "users", 2)]
    [InlineData("GET", "users?$select=id", 1)]
    [InlineData("GET", "users?$top=19", 1)]
    [InlineData("GET", "users?$top=20", 2)]
    [InlineData("GET", "users?$expand=manager", 3)]
    [InlineData("GET", "users?$select=id&$top=1", 1)]
    [InlineData("GET", "Groups/1/Members", 3)]
    [InlineData("GET", "groups/1/transitiveMembers/microsoft.graph.user", 5)]
    [InlineData("GET", "groups/1/transitiveMembers?$select=id&$top=5", 3)]
    [InlineData("GET", "groups", 1)]
    [InlineData("GET", "contracts", 3)]
    [InlineData("GET", "me/transitiveMemberOf", 2)]
    [InlineData("GET", "users/1/transitiveMemberOf", 2)]
    [InlineData("GET", "domains/1/domainNameReferences", 4)]
    [InlineData("POST", "me/checkMemberGroups", 4)]
    [InlineData("POST", "users", 1)]
    [InlineData("GET", "tenantRelationships/delegatedAdminRelationships", 1)]
    public void A_request_costs_what_the_table_says(string method, string path, int cost) =>
        Assert.Equal(cost, ResourceCost.Of(Call(method, "v1.0/" + path)));

    [Theory]
    [InlineData("GET", "v1.0/users", "all identity")]
    [InlineData("POST", "v1.0/tenantRelationships/delegatedAdminRelationships", "all identity identityWrites")]
    [InlineData("POST", "v1.0/me/getMemberGroups", "all identity")]
    [InlineData("DELETE", "v1.0/users/1", "all identity identityWrites")]
    [InlineData("GET", "beta/riskyUsers", "all conditionalAccess")]
    [InlineData("POST", "v1.0/identity/conditionalAccess/evaluate", "all conditionalAccess")]
    [InlineData("GET", "v1.0/auditLogs/signIns", "all reports")]
    [InlineData("GET", "v1.0/auditLogsOther", "all identity")]
    [InlineData("GET", "v1/customers", "partnerCenter")]
    [InlineData("POST", "common/oauth2/v2.0/token", "")]
    public void A_request_falls_under_the_limits_of_its_kind(string method, string path, string names)
    {
        SandboxCall call = Call(method, path);
        string[] kinds = [.. BudgetKinds.For(ServicePath.ServiceOf(path), call).Select(charge => charge.Kind.Name)];

        Assert.Equal(names, string.Join(" ", kinds));
    }

    private static SandboxCall Call(string method, string path) => new(
        new SandboxRequest(method, new Uri("http://127.0.0.1/" + path), new Dictionary<string, string>(), ""),
        "id",
        DateTimeOffset.UnixEpoch);
}
