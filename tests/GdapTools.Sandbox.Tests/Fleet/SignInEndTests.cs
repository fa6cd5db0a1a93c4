using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Sandbox.Tests.Diagnosis;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Fleet;

/// <summary>A sign-in that is revoked under way: nobody is asked for a token any more, and the reason is told once.</summary>
public sealed class SignInEndTests
{
    private const int Customers = 60;
    private const int Limit = 4;
    private const int Good = 10;

    private const string Revoked =
        """{"error":"invalid_grant","error_codes":[50173],"error_description":"AADSTS50173: The provided grant has expired due to it being revoked."}""";

    private int _refused;

    [Fact]
    public async Task The_token_endpoint_is_left_alone_and_the_rest_is_explained()
    {
        FleetStage stage = await OpenAsync(FleetStreamingTests.Few(Customers));

        List<CustomerAccess> results = await stage.TestAllAsync(Limit);

        Assert.Equal(Customers, results.Select(result => result.CustomerTenantId).Distinct().Count());
        Assert.Equal((Customers, Good), (results.Count, results.Count(result => result.Verdict == GdapVerdict.Pass)));
        CustomerAccess[] rest = [.. results.Where(result => result.Verdict != GdapVerdict.Pass)];
        Assert.All(rest, result => Assert.Equal((GdapVerdict.Fail, rest[0].CheckId), (result.Verdict, result.CheckId)));
        Assert.All(rest, result => Assert.Contains("AADSTS50173", result.Cause));

        // Those under way, and the one that asked in the partner's own tenant.
        Assert.InRange(_refused, 2, Limit + 1);
        Assert.InRange(rest.Count(result => !result.Cause.StartsWith("Not tried", System.StringComparison.Ordinal)), 1, Limit);
    }

    [Fact]
    public async Task The_diagnosis_tells_it_once_and_the_customers_refer_to_it()
    {
        FleetStage stage = await OpenAsync(FleetStreamingTests.Few(Customers));

        List<Finding> findings = await Runs.DiagnoseAsync(stage.Session);

        Finding cause = Assert.Single(findings, finding => finding.Explains > 0);
        Assert.Equal((FindingTargetKind.Account, Customers - Good), (cause.TargetKind, cause.Explains));
        Finding[] customers = [.. findings.Where(finding => finding.CustomerTenantId is not null)];
        Assert.Equal(Customers, customers.Length);
        Assert.Equal(Customers - Good, customers.Count(finding => finding.CausedBy == cause.Id));
        Assert.All(customers, finding => Assert.Equal(finding.CausedBy is null, finding.Verdict == GdapVerdict.Pass));
    }

    [Fact]
    public async Task What_the_partners_own_tenant_does_not_refuse_is_the_customers_matter()
    {
        Tenancy tenancy = FleetStreamingTests.Few(12);
        foreach (string customer in tenancy.Customers.Skip(2).Take(5).Select(item => (string)item!["tenantId"]!))
        {
            tenancy.RefuseToken(customer, 50173);
        }

        FleetStage stage = await FleetStage.OpenAsync(tenancy);

        List<CustomerAccess> results = await stage.TestAllAsync(Limit);

        Assert.Equal((12, 7), (results.Count, results.Count(result => result.Verdict == GdapVerdict.Pass)));
        Assert.Single(stage.Sandbox.Requests, request => request.Path == $"{Tenancy.Partner}/oauth2/v2.0/token");
    }

    [Theory]
    [InlineData(50076, 50076, "a customer's policy can be behind it")]
    [InlineData(70043, 70043, "a customer's policy can be behind it")]
    [InlineData(50173, 53003, "at home something else is refused")]
    public async Task What_other_customers_may_not_refuse_ends_nothing(int customers, int home, string because)
    {
        Tenancy tenancy = FleetStreamingTests.Few(12);
        tenancy.RefuseToken((string)tenancy.Customers[0]!["tenantId"]!, customers);
        FleetStage stage = await FleetStage.OpenAsync(tenancy);
        stage.Before = (request, _) => Task.FromResult(
            request.RequestUri!.AbsolutePath.EndsWith($"{Tenancy.Partner}/oauth2/v2.0/token", System.StringComparison.Ordinal)
                ? Refusal($$"""{"error":"invalid_grant","error_codes":[{{home}}],"error_description":"AADSTS{{home}}: Said by a test."}""")
                : null);

        List<CustomerAccess> results = await stage.TestAllAsync(limit: 1);

        Assert.True(results.Count(result => result.Verdict == GdapVerdict.Pass) == 11, because);
        Assert.Single(results, result => result.Verdict == GdapVerdict.Fail);
    }

    private static HttpResponseMessage Refusal(string body) => new(HttpStatusCode.BadRequest)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };

    private async Task<FleetStage> OpenAsync(Tenancy tenancy)
    {
        FleetStage stage = await FleetStage.OpenAsync(tenancy);
        int asked = 0;
        stage.Before = (request, _) =>
        {
            string path = request.RequestUri!.AbsolutePath;
            bool isToken = path.EndsWith("/token", System.StringComparison.Ordinal);
            bool isHome = path.Contains(Tenancy.Partner, System.StringComparison.Ordinal);

            if (!isToken || (isHome ? Volatile.Read(ref asked) < Good : Interlocked.Increment(ref asked) <= Good))
            {
                return Task.FromResult<HttpResponseMessage?>(null);
            }

            Interlocked.Increment(ref _refused);
            return Task.FromResult<HttpResponseMessage?>(Refusal(Revoked));
        };
        return stage;
    }
}
