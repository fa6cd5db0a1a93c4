using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>Which requests a fault hits.</summary>
public sealed class FaultChoiceTests
{
    private const string Users = "v1.0/users";

    [Theory]
    [InlineData("*", true)]
    [InlineData("v1.0/users", true)]
    [InlineData("/V1.0/Users", true)]
    [InlineData("v1.0/*", true)]
    [InlineData("*/users", true)]
    [InlineData("v1?0/user?", true)]
    [InlineData("*s", true)]
    [InlineData("v*0*s*r?", true)]
    [InlineData("v*s*0*", false)]
    [InlineData("v1.0/user", false)]
    [InlineData("v1x0/users", false)]
    [InlineData("beta/*", false)]
    [InlineData("*/users/*", false)]
    [InlineData("v1.0/[a-z]*", false)]
    public async Task A_path_has_wildcards(string path, bool isHit) =>
        Assert.Equal(isHit, await IsHitAsync(new GdapFault { Path = path }));

    [Fact]
    public async Task Many_wildcards_are_compared_without_trying_all_places()
    {
        string path = string.Concat(Enumerable.Repeat("*a", 25));
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.Reset, Path = path });
        string longPath = Users + "/" + new string('a', 400) + "b";
        HttpResponseMessage answer = await client.GetAsync(longPath, await client.TokenAsync());

        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Theory]
    [InlineData("GET", true)]
    [InlineData("get", true)]
    [InlineData("POST", false)]
    public async Task A_method_may_be_given(string method, bool isHit) =>
        Assert.Equal(isHit, await IsHitAsync(new GdapFault { Method = method, Path = Users }));

    [Theory]
    [InlineData(SmallPartner.Partner, true)]
    [InlineData(SmallPartner.Customer, false)]
    public async Task A_tenant_may_be_given(string tenant, bool isHit) => Assert.Equal(
        isHit, await IsHitAsync(new GdapFault { Tenant = tenant.ToUpperInvariant(), Path = Users }));

    [Theory]
    [InlineData(SmallPartner.Customer, SmallPartner.Customer, true)]
    [InlineData("common", SmallPartner.Partner, true)]
    [InlineData("partner.example", SmallPartner.Partner, true)]
    [InlineData(SmallPartner.Customer, SmallPartner.Partner, false)]
    public async Task The_tenant_of_a_sign_in_is_the_one_it_is_for(string asked, string tenant, bool isHit)
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.Status, Tenant = tenant });

        await client.SignInAsync(asked);

        Assert.Equal(isHit ? 503 : 200, client.Server.Requests.Single().Status);
    }

    [Theory]
    [InlineData(0, null, "xxxxxx")]
    [InlineData(2, null, "..xxxx")]
    [InlineData(0, 2, "xx....")]
    [InlineData(1, 3, ".xxx..")]
    [InlineData(0, 0, "......")]
    public async Task Some_are_let_through_and_some_are_hit(int skip, int? times, string expected) =>
        Assert.Equal(expected, await PlayAsync(new GdapFault { Skip = skip, Times = times }));

    [Fact]
    public async Task Dice_fall_alike_in_every_run()
    {
        string first = await PlayAsync(new GdapFault { Probability = 0.5 }, 40);
        string second = await PlayAsync(new GdapFault { Probability = 0.5 }, 40);

        Assert.Equal(first, second);
        Assert.InRange(first.Count(mark => mark == 'x'), 5, 35);
        Assert.DoesNotContain("x", await PlayAsync(new GdapFault { Probability = 0 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_fault_that_fits_hits()
    {
        using LoopbackClient client = new(
            new GdapFault { Kind = GdapFaultKind.Status, StatusCode = 500, Times = 1 },
            new GdapFault { Kind = GdapFaultKind.Status, StatusCode = 502, Times = 1 });

        Assert.Equal(500, (int)(await client.GetAsync(Loopback.Open, token: null)).StatusCode);
        Assert.Equal(502, (int)(await client.GetAsync(Loopback.Open, token: null)).StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync(Loopback.Open, token: null)).StatusCode);
    }

    public static TheoryData<GdapFault> Impossible => new(
        new GdapFault(),
        new GdapFault { Kind = (GdapFaultKind)99 },
        new GdapFault { Kind = GdapFaultKind.Reset, Path = "" },
        new GdapFault { Kind = GdapFaultKind.Reset, Skip = -1 },
        new GdapFault { Kind = GdapFaultKind.Reset, Times = -1 },
        new GdapFault { Kind = GdapFaultKind.Reset, Probability = 1.1 },
        new GdapFault { Kind = GdapFaultKind.Reset, Probability = double.NaN },
        new GdapFault { Kind = GdapFaultKind.Status, StatusCode = 99 },
        new GdapFault { Kind = GdapFaultKind.Throttle, RetryAfter = new TimeSpan(5) },
        new GdapFault { Kind = GdapFaultKind.Reset, StatusCode = 503 },
        new GdapFault { Kind = GdapFaultKind.Throttle, Lifetime = TimeSpan.FromMinutes(1) },
        new GdapFault { Kind = GdapFaultKind.ShortToken, Lifetime = TimeSpan.FromSeconds(-1) });

    [Theory]
    [MemberData(nameof(Impossible))]
    public void A_fault_that_cannot_be_meant_is_refused(GdapFault fault)
    {
        GdapException failure = Assert.Throws<GdapException>(() => new LoopbackClient(fault));

        Assert.Equal("SandboxFaultInvalid", failure.ErrorId);
        Assert.Same(fault, failure.Target);
    }

    private static async Task<bool> IsHitAsync(GdapFault fault)
    {
        fault.Kind = GdapFaultKind.Status;
        fault.Skip = fault.Path == "*" ? 1 : 0;
        using LoopbackClient client = new(fault);
        HttpResponseMessage answer = await client.GetAsync(Users, await client.TokenAsync());
        return (int)answer.StatusCode == 503;
    }

    private static async Task<string> PlayAsync(GdapFault fault, int count = 6)
    {
        fault.Kind = GdapFaultKind.Status;
        using LoopbackClient client = new(fault);
        string marks = "";
        for (int index = 0; index < count; index++)
        {
            HttpResponseMessage answer = await client.GetAsync(Loopback.Open, token: null);
            marks += answer.IsSuccessStatusCode ? '.' : 'x';
        }

        return marks;
    }
}
