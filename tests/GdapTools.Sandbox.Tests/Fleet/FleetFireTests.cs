using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading.Tasks;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Fleet;

/// <summary>Whatever goes wrong on the way: each customer gets one result, and it is right, or Unknown with the reason.</summary>
public sealed class FleetFireTests
{
    private const int RandomRuns = 500;
    private const int RunsAtATime = 50;

    private static readonly GdapFaultKind[] s_kinds = [.. Enum.GetValues<GdapFaultKind>().Where(kind => kind != GdapFaultKind.None)];

    // What a service or a proxy answers when it is not well; what it answers when it refuses is no fault.
    private static readonly int[] s_statuses = [408, 429, 500, 502, 503, 504];
    private static readonly int[] s_pages = [200, 403, 407, 502];

    private static readonly string[] s_paths =
    [
        "*",
        "*/oauth2/v2.0/token",
        "v1.0/$batch",
        "v1.0/organization",
        "v1.0/users",
        "v1.0/me",
        "*/delegatedAdminRelationships",
        "*/delegatedAdminCustomers",
        "*/accessAssignments",
        "*/transitiveMemberOf",
    ];

    private static readonly string[] s_hosts = ["login.microsoftonline.com", "graph.microsoft.com"];

    public static TheoryData<GdapFaultKind, string> EachFaultEverywhere
    {
        get
        {
            TheoryData<GdapFaultKind, string> data = [];
            foreach (GdapFaultKind kind in s_kinds)
            {
                foreach (string path in s_paths.Where(path => kind != GdapFaultKind.GzipBomb || path is "v1.0/$batch" or "*/oauth2/v2.0/token"))
                {
                    data.Add(kind, path);
                }
            }

            return data;
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, RandomRuns / RunsAtATime)];

    public static TheoryData<string> Hosts => [.. s_hosts];

    [Theory]
    [MemberData(nameof(EachFaultEverywhere))]
    public async Task A_fault_that_stays(GdapFaultKind kind, string path) =>
        await DemandAsync(new GdapFault { Kind = kind, Path = path });

    [Theory]
    [MemberData(nameof(EachFaultEverywhere))]
    public async Task A_fault_now_and_then(GdapFaultKind kind, string path) =>
        await DemandAsync(new GdapFault { Kind = kind, Path = path, Skip = 1, Probability = 0.4 });

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Faults_mixed_at_random(int seed)
    {
        Random random = new(seed);

        for (int run = 0; run < RunsAtATime; run++)
        {
            await DemandAsync([.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => RandomFault(random))]);
        }
    }

    [Theory]
    [InlineData(100)]
    [InlineData(101)]
    public async Task Faults_mixed_at_random_in_the_diagnosis(int seed)
    {
        Random random = new(seed);

        for (int run = 0; run < RunsAtATime; run++)
        {
            GdapFault[] faults = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => RandomFault(random))];
            Tenancy tenancy = Partner(out Dictionary<string, string> truth);
            FleetStage stage = await FleetStage.OpenAsync(tenancy, faults);
            List<Finding> findings = [];

            try
            {
                findings = await Diagnosis.Runs.DiagnoseAsync(stage.Session);
            }
            catch (GdapException)
            {
                // Where nobody can be listed there is nobody to have a finding.
                Assert.DoesNotContain(findings, finding => finding.CustomerTenantId is not null);
                continue;
            }

            bool mayRefuse = Array.Exists(faults, fault => fault.Kind is GdapFaultKind.ExpiredToken or GdapFaultKind.ClaimsChallenge);
            bool isPartial = findings.Exists(finding => finding.CheckId == "REL009" && finding.Cause.Contains("may be missing", StringComparison.Ordinal));
            Finding[] customers = [.. findings.Where(finding => finding.CustomerTenantId is not null)];
            Assert.True(isPartial || customers.Select(finding => finding.CustomerTenantId!).Distinct().Order().SequenceEqual(truth.Keys.Order()));
            Assert.All(customers, finding => Assert.True(
                $"{finding.Verdict} {finding.CheckId}" == truth[finding.CustomerTenantId!]
                    || finding.Verdict == GdapVerdict.Unknown
                    || (mayRefuse && (finding.Verdict, finding.Link) == (GdapVerdict.Fail, ChainLink.Token)),
                $"{finding.Verdict} {finding.CheckId} {finding.Cause} in place of {truth[finding.CustomerTenantId!]}"));
            Assert.All(
                customers.Where(finding => finding.CausedBy is not null),
                finding => Assert.Contains(findings, cause => cause.Id == finding.CausedBy));
        }
    }

    [Theory]
    [MemberData(nameof(Hosts))]
    public async Task A_host_whose_name_cannot_be_resolved(string host)
    {
        Tenancy tenancy = Partner(out Dictionary<string, string> truth);
        FleetStage stage = await FleetStage.OpenAsync(tenancy);
        int customers = 0;
        stage.Before = (request, _) => IsEntry(request) && request.RequestUri!.Host == host && ++customers > 0
            ? throw new HttpRequestException("No such host is known.", new SocketException((int)SocketError.HostNotFound))
            : Task.FromResult<HttpResponseMessage?>(null);

        List<CustomerAccess> results = await stage.TestAllAsync(limit: 1);

        Demand(truth, results, host);
        Assert.True(customers > 0);
        Assert.All(
            results.Where(result => truth[result.CustomerTenantId] is "Pass CUS001"),
            result => Assert.Equal((GdapVerdict.Unknown, "NET001"), (result.Verdict, result.CheckId)));
    }

    // A token of a customer's tenant, or a call in it.
    private static bool IsEntry(HttpRequestMessage request) =>
        !request.RequestUri!.AbsolutePath.Contains(Tenancy.Partner, StringComparison.Ordinal)
        && (request.RequestUri.AbsolutePath.EndsWith("/token", StringComparison.Ordinal)
            || request.RequestUri.AbsolutePath.EndsWith("/organization", StringComparison.Ordinal)
            || request.RequestUri.AbsolutePath.EndsWith("/users", StringComparison.Ordinal)
            || (request.RequestUri.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal) && IsOfCustomer(request)));

    private static bool IsOfCustomer(HttpRequestMessage request) =>
        request.Content!.ReadAsStringAsync().GetAwaiter().GetResult().Contains("organization", StringComparison.Ordinal);

    private static GdapFault RandomFault(Random random)
    {
        GdapFaultKind kind = s_kinds[random.Next(s_kinds.Length)];

        // One bomb is 128 MB of work.
        kind = kind == GdapFaultKind.GzipBomb && random.Next(20) > 0 ? GdapFaultKind.TruncatedJson : kind;
        return new GdapFault
        {
            Kind = kind,
            Path = s_paths[random.Next(s_paths.Length)],
            Skip = random.Next(4),
            Times = kind == GdapFaultKind.GzipBomb ? 1 : random.Next(2) == 0 ? null : random.Next(1, 12),
            Probability = 0.2 + (0.8 * random.NextDouble()),
            StatusCode = kind switch
            {
                GdapFaultKind.Status or GdapFaultKind.BatchFailure => s_statuses[random.Next(s_statuses.Length)],
                GdapFaultKind.ProxyHtml => s_pages[random.Next(s_pages.Length)],
                _ => null,
            },
            RetryAfterAsDate = random.Next(2) == 0,
        };
    }

    private static async Task DemandAsync(params GdapFault[] faults)
    {
        Tenancy tenancy = Partner(out Dictionary<string, string> truth);
        FleetStage stage = await FleetStage.OpenAsync(tenancy, faults);
        string shown = string.Join("; ", faults.Select(fault =>
            $"{fault.Kind} {fault.Path} {fault.StatusCode} skip {fault.Skip} times {fault.Times} p {fault.Probability}"));
        List<CustomerAccess> results = [];
        Core.Customers.CustomerAccessTester tester = stage.Tester();

        try
        {
            await foreach (CustomerAccess result in tester.RunAsync(new() { ThrottleLimit = 4 }, progress: null, default))
            {
                results.Add(result);
            }
        }
        catch (GdapException failure)
        {
            // Where nobody can be listed there is nobody to have a result; and it is said why.
            Assert.True(results.Count == 0, $"{shown}: {failure.Message}");
            Assert.NotEmpty(failure.Message);
            return;
        }

        // A service that takes no token, however new, does shut the customers.
        bool mayRefuse = faults.Any(fault => fault.Kind is GdapFaultKind.ExpiredToken or GdapFaultKind.ClaimsChallenge);
        Demand(truth, results, shown, mayLack: tester.Shortfall is not null, mayRefuse);
    }

    private static void Demand(
        Dictionary<string, string> truth,
        List<CustomerAccess> results,
        string shown,
        bool mayLack = false,
        bool mayRefuse = false)
    {
        string[] ids = [.. results.Select(result => result.CustomerTenantId).Order()];
        Assert.True(
            mayLack ? ids.Distinct().Count() == ids.Length && !ids.Except(truth.Keys).Any() : ids.SequenceEqual(truth.Keys.Order()),
            $"{shown}: {string.Join(", ", ids)}");
        Assert.All(results, result => Assert.True(
            $"{result.Verdict} {result.CheckId}" == truth[result.CustomerTenantId]
                || (result.Verdict == GdapVerdict.Unknown && result.Cause.Length > 0 && result.CheckId is not null)
                || (mayRefuse && (result.Verdict, result.BrokenLink) == (GdapVerdict.Fail, ChainLink.Token)),
            $"{shown}: {result.Verdict} {result.CheckId} {result.Cause} in place of {truth[result.CustomerTenantId]}"));
    }

    /// <summary>Customers of each kind, and what is true of them.</summary>
    private static Tenancy Partner(out Dictionary<string, string> truth)
    {
        Tenancy tenancy = new();
        truth = new Dictionary<string, string>
        {
            [tenancy.AddCustomer("Well")] = "Pass CUS001",
            [tenancy.AddCustomer("Well too")] = "Pass CUS001",
        };
        string expired = tenancy.AddCustomer("Expired");
        tenancy.Relationship(expired)["status"] = "expired";
        tenancy.Relationship(expired)["endDateTime"] = "2026-10-01T08:00:00Z";
        truth[expired] = "Fail REL002";
        string unassigned = tenancy.AddCustomer("Unassigned");
        tenancy.Assignments(unassigned).Clear();
        truth[unassigned] = "Fail ASN001";
        string foreign = tenancy.AddCustomer("Another group");
        tenancy.Assignments(foreign)[0]!["accessContainer"]!["accessContainerId"] = "30000000-0000-0000-0000-000000000009";
        truth[foreign] = "Fail ASN003";
        string unconsented = tenancy.AddCustomer("Not consented");
        tenancy.RefuseToken(unconsented, 65001);
        truth[unconsented] = "Fail CON001";
        string blocked = tenancy.AddCustomer("Blocked");
        tenancy.RefuseToken(blocked, 53003);
        truth[blocked] = "Fail POL001";
        truth[tenancy.AddCustomer("Well, last")] = "Pass CUS001";
        return tenancy;
    }
}
