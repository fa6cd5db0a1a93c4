using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Fleet;

/// <summary>Results come while the list of customers is still being read, each once, and as right as if it had been read whole.</summary>
public sealed class FleetStreamingTests
{
    private const int Pages = 3;
    private const int Customers = 300 * (Pages - 1) + 50;

    [Fact]
    public async Task The_first_result_comes_before_the_last_page_of_customers()
    {
        FleetStage stage = await FleetStage.OpenAsync(Many(out _));
        TaskCompletionSource open = HoldLastPage(stage);
        await using IAsyncEnumerator<CustomerAccess> results = stage.TestAsync().GetAsyncEnumerator();

        Assert.True(await results.MoveNextAsync());
        Assert.Equal(GdapVerdict.Pass, results.Current.Verdict);
        Assert.False(open.Task.IsCompleted);

        open.SetResult();
        HashSet<string> seen = [results.Current.CustomerTenantId];
        while (await results.MoveNextAsync())
        {
            Assert.True(seen.Add(results.Current.CustomerTenantId));
        }

        Assert.Equal(Customers, seen.Count);
    }

    [Fact]
    public async Task A_customer_told_early_is_judged_by_its_relationships_on_later_pages_too()
    {
        Tenancy tenancy = Many(out string[] ids);
        Split(tenancy, ids[0]);
        FleetStage stage = await FleetStage.OpenAsync(tenancy);
        TaskCompletionSource open = HoldLastPage(stage);
        CustomerAccess? first = null;

        await foreach (CustomerAccess result in stage.TestAsync())
        {
            first ??= result.CustomerTenantId == ids[0] ? result : null;

            // It was told while the page with its second relationship had not come.
            Assert.True(first is null || open.Task.IsCompleted || result == first);
            if (first is not null)
            {
                open.TrySetResult();
            }
        }

        Assert.Equal(GdapVerdict.Pass, first!.Verdict);
    }

    [Fact]
    public async Task Where_customers_cannot_be_asked_for_alone_the_whole_list_is_awaited()
    {
        Tenancy tenancy = Many(out string[] ids);
        Split(tenancy, ids[0]);
        FleetStage stage = await FleetStage.OpenAsync(tenancy);
        stage.Before = (request, _) => Task.FromResult(
            Uri.UnescapeDataString(request.RequestUri!.Query).Contains("customer/tenantId eq", StringComparison.Ordinal)
                ? Answer(HttpStatusCode.BadRequest, """{"error":{"code":"BadRequest","message":"Invalid filter clause."}}""")
                : null);

        List<CustomerAccess> results = await stage.TestAllAsync();

        Assert.Equal(Customers, results.Select(result => result.CustomerTenantId).Distinct().Count());
        Assert.Equal(Customers, results.Count);
        Assert.All(results, result => Assert.Equal(GdapVerdict.Pass, result.Verdict));
    }

    [Fact]
    public async Task A_list_that_breaks_off_leaves_right_results_and_unknown_ones_and_none_out()
    {
        Tenancy tenancy = Many(out string[] ids);
        FleetStage stage = await FleetStage.OpenAsync(tenancy);
        stage.Before = (request, _) => Task.FromResult(IsLastPage(request)
            ? Answer(HttpStatusCode.Forbidden, """{"error":{"code":"Forbidden","message":"Said by a test."}}""")
            : null);

        List<CustomerAccess> results = await stage.TestAllAsync();

        Assert.Equal(ids.Order(), results.Select(result => result.CustomerTenantId).Order());
        Assert.All(results, result => Assert.True(
            result.Verdict == GdapVerdict.Pass || (result.Verdict, result.CheckId) == (GdapVerdict.Unknown, "REL009")));
        Assert.Contains(results, result => result.Verdict == GdapVerdict.Unknown);
    }

    [Fact]
    public async Task The_same_as_from_a_file()
    {
        Tenancy tenancy = Many(out string[] ids);
        tenancy.Relationship(ids[1])["status"] = "expired";
        tenancy.Assignments(ids[2]).Clear();
        tenancy.RefuseToken(ids[3], 53003);
        tenancy.RefuseToken(ids[301], 65001);
        Split(tenancy, ids[4]);
        FleetStage stage = await FleetStage.OpenAsync(tenancy);

        List<CustomerAccess> live = await stage.TestAllAsync();
        List<CustomerAccess> file = await Diagnosis.Runs.TestAccessAsync(tenancy);

        Assert.Equal(file.Select(Line).Order(), live.Select(Line).Order());
        Assert.Equal(4, live.Count(result => result.Verdict != GdapVerdict.Pass));
    }

    [Fact]
    public async Task Stopping_after_the_first_result_stops_the_work()
    {
        FleetStage stage = await FleetStage.OpenAsync(Many(out _));

        await foreach (CustomerAccess _ in stage.TestAsync())
        {
            break;
        }

        int asked = stage.Sandbox.Requests.Count;
        int tenants = stage.Sandbox.Requests.Select(request => request.TenantId).Distinct().Count();
        Assert.InRange(tenants, 2, 100);
        await Task.Yield();
        Assert.Equal(asked, stage.Sandbox.Requests.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public async Task No_more_customers_are_entered_at_a_time_than_the_limit(int limit)
    {
        FleetStage stage = await FleetStage.OpenAsync(Few(40));
        int inside = 0;
        int most = 0;
        stage.Before = async (request, _) =>
        {
            if (request.RequestUri!.AbsolutePath.EndsWith("/token", StringComparison.Ordinal))
            {
                int now = Interlocked.Increment(ref inside);
                InterlockedMax(ref most, now);
                await Task.Yield();
                Interlocked.Decrement(ref inside);
            }

            return null;
        };

        Assert.Equal(40, (await stage.TestAllAsync(limit)).Count);
        Assert.InRange(most, 1, limit);
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (int seen = Volatile.Read(ref most); value > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, value, seen);
        }
    }

    private static string Line(CustomerAccess result) =>
        $"{result.CustomerTenantId} {result.CustomerName} {result.Verdict} {result.BrokenLink} {result.CheckId} {result.Cause}";

    internal static Tenancy Few(int count)
    {
        Tenancy tenancy = new();
        for (int number = 0; number < count; number++)
        {
            tenancy.AddCustomer($"Customer {number}");
        }

        return tenancy;
    }

    private static Tenancy Many(out string[] ids)
    {
        Tenancy tenancy = Few(Customers);
        ids = [.. tenancy.Customers.Select(customer => (string)customer!["tenantId"]!)];
        return tenancy;
    }

    // The first relationship lacks a role; a second one, last in the list, has it.
    private static void Split(Tenancy tenancy, string customer)
    {
        JsonObject relationship = tenancy.Relationship(customer);
        JsonObject second = (JsonObject)relationship.DeepClone();
        string first = (string)second["id"]!;
        second["id"] = first.Replace("60000000", "61000000");
        second["displayName"] = "Second";
        tenancy.Relationships.Add(second);
        ((JsonArray)relationship["accessDetails"]!["unifiedRoles"]!).RemoveAt(0);
        string path = "v1.0/tenantRelationships/delegatedAdminRelationships/{0}/accessAssignments";
        tenancy.PartnerResources[string.Format(path, second["id"])] = tenancy.PartnerResources[string.Format(path, first)]!.DeepClone();
    }

    private static TaskCompletionSource HoldLastPage(FleetStage stage)
    {
        TaskCompletionSource open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        stage.Before = async (request, token) =>
        {
            if (IsLastPage(request))
            {
                await open.Task.WaitAsync(token);
            }

            return null;
        };
        return open;
    }

    private static bool IsLastPage(HttpRequestMessage request)
    {
        string query = Uri.UnescapeDataString(request.RequestUri!.Query);
        return request.RequestUri.AbsolutePath.EndsWith("/delegatedAdminRelationships", StringComparison.Ordinal)
            && query.Contains($"skiptoken=sandbox{300 * (Pages - 1)}", StringComparison.OrdinalIgnoreCase);
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, string body) => new(status)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };
}
