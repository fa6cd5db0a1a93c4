using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>Faults in the words of the services.</summary>
public sealed class ServiceFaultTests
{
    private const string Organization = "v1.0/organization";

    [Theory]
    [InlineData(500, "unexpectedError")]
    [InlineData(502, "UnknownError")]
    [InlineData(503, "serviceNotAvailable")]
    [InlineData(504, "UnknownError")]
    public async Task A_status_of_Graph_has_its_body(int status, string code)
    {
        using LoopbackClient client = new(
            new GdapFault { Kind = GdapFaultKind.Status, StatusCode = status, Path = "v1.0/*" });

        HttpResponseMessage answer = await client.GetAsync(Organization, await client.TokenAsync());
        JsonElement error = (await SandboxClient.ReadAsync(answer)).GetProperty("error");

        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(code, error.Text("code"));
        Assert.False(answer.Headers.Contains("Retry-After"));
        Assert.Equal(SmallPartner.Partner, client.Server.Requests[^1].TenantId);
    }

    [Fact]
    public async Task A_throttled_request_is_answered_as_documented()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.Throttle });

        HttpResponseMessage answer = await client.GetAsync(Organization, token: null);
        JsonObject error = (JsonObject)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["error"]!;
        JsonObject documented =
            (JsonObject)ContractData.Error("graph-429-TooManyRequests")["body"]!["error"]!;

        Assert.Equal(429, (int)answer.StatusCode);
        Assert.Equal("10", answer.Headers.GetValues("Retry-After").Single());
        Assert.Equal(documented.Select(member => member.Key), error.Select(member => member.Key));
        Assert.Equal(
            documented["innerError"]!.AsObject().Select(member => member.Key),
            error["innerError"]!.AsObject().Select(member => member.Key));
        Assert.Equal((string)documented["code"]!, (string)error["code"]!);
        Assert.Equal((string)documented["message"]!, (string)error["message"]!);
    }

    [Theory]
    [InlineData(1, false, "1")]
    [InlineData(2500, false, "3")]
    [InlineData(0, false, "0")]
    [InlineData(90000, true, "Thu, 04 Mar 2027 05:07:37 GMT")]
    [InlineData(1, true, "Thu, 04 Mar 2027 05:06:08 GMT")]
    public async Task The_wait_is_whole_seconds_or_a_date(int milliseconds, bool isDate, string expected)
    {
        using LoopbackClient client = new(new GdapFault
        {
            Kind = GdapFaultKind.Status,
            RetryAfter = TimeSpan.FromMilliseconds(milliseconds),
            RetryAfterAsDate = isDate,
        });

        HttpResponseMessage answer = await client.GetAsync(Organization, token: null);

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Equal(expected, answer.Headers.GetValues("Retry-After").Single());
        Assert.Equal(new DateTimeOffset(2027, 3, 4, 5, 6, 7, TimeSpan.Zero), answer.Headers.Date);
    }

    [Theory]
    [InlineData(503, 90006)]
    [InlineData(429, 90055)]
    public async Task The_token_endpoint_fails_in_its_own_shape(int status, int code)
    {
        using LoopbackClient client = new(new GdapFault
        {
            Kind = GdapFaultKind.Status,
            StatusCode = status,
            Path = "*/oauth2/v2.0/token",
            Times = 1,
        });

        JsonElement refused = await client.SignInAsync();
        JsonElement signedIn = await client.SignInAsync();

        Assert.Equal("temporarily_unavailable", refused.Text("error"));
        Assert.Equal(code, refused.GetProperty("error_codes")[0].GetInt32());
        Assert.Equal(status, client.Server.Requests[0].Status);
        Assert.NotNull(signedIn.Text("access_token"));
    }

    [Fact]
    public async Task Partner_Center_fails_in_its_own_shape()
    {
        using LoopbackClient client = new(
            new GdapFault { Kind = GdapFaultKind.Status, StatusCode = 500, Path = "v1/*", Message = "Broken." });

        HttpResponseMessage answer = await client.GetAsync("v1/profiles/legalbusiness", token: null);
        JsonElement body = await SandboxClient.ReadAsync(answer);

        Assert.Equal(500, (int)answer.StatusCode);
        Assert.Equal(500, body.Number("code"));
        Assert.Equal("Broken.", body.Text("description"));
    }

    [Fact]
    public async Task Requests_inside_a_batch_fail_each_on_its_own()
    {
        using LoopbackClient client = new(
            new GdapFault { Kind = GdapFaultKind.BatchFailure, Path = "v1.0/users/*", Times = 1 },
            new GdapFault { Kind = GdapFaultKind.Throttle, Path = "v1.0/groups", RetryAfter = TimeSpan.FromSeconds(7) },
            new GdapFault { Kind = GdapFaultKind.BatchFailure, Path = "v1.0/me", StatusCode = 504 });
        string token = await client.TokenAsync();

        JsonElement[] answers = await client.BatchAsync(
            token, "/organization", $"/users/{SmallPartner.Ann}", $"/users/{SmallPartner.Ann}", "/groups", "/me");
        HttpResponseMessage alone = await client.GetAsync("v1.0/me", token);

        Assert.Equal([200, 503, 200, 429, 504], answers.Select(answer => answer.Number("status")));
        Assert.Equal("7", answers[3].GetProperty("headers").Text("Retry-After"));
        Assert.Equal(
            "TooManyRequests", answers[3].GetProperty("body").GetProperty("error").Text("code"));
        Assert.Equal(200, (int)alone.StatusCode);
    }

    [Fact]
    public async Task A_whole_batch_can_fail()
    {
        using LoopbackClient client = new(new GdapFault { Kind = GdapFaultKind.Status, Path = "v1.0/$batch" });

        await Assert.ThrowsAsync<HttpRequestException>(() => client.BatchAsync("a.b.c", "/me"));
    }
}
