using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests;

/// <summary>A refresh token is redeemed as it was issued: with a secret or certificate, or without.</summary>
public sealed class RefreshTokenKindTests
{
    private static readonly (string, string)[] s_nothing = [];
    private static readonly (string, string)[] s_secret = [("client_secret", "any")];
    private static readonly (string, string)[] s_certificate = [("client_assertion", "any")];

    [Fact]
    public async Task Public_ones_take_no_proof()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        string token = await IssueAsync(client, s_nothing);

        Assert.Equal(0, await RedeemAsync(client, token, s_nothing));
        Assert.Equal(700025, await RedeemAsync(client, token, s_secret));
        Assert.Equal(700025, await RedeemAsync(client, token, s_certificate));
        Assert.Equal(700025, await RedeemAsync(client, token, [("client_secret", "wrong")]));
    }

    [Fact]
    public async Task Confidential_ones_take_any_right_proof()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        using SandboxClient later = SandboxClient.OfSmallPartner();
        string token = await IssueAsync(client, s_certificate);

        Assert.Equal(0, await RedeemAsync(client, token, s_secret));
        Assert.Equal(0, await RedeemAsync(later, token, s_certificate));
        Assert.Equal(7000218, await RedeemAsync(client, token, s_nothing));
        Assert.Equal(7000215, await RedeemAsync(client, token, [("client_secret", "wrong")]));
    }

    [Theory]
    [InlineData("any")]
    [InlineData("sandbox-refresh-default-1")]
    [InlineData("sandbox-refresh-default-other-1")]
    [InlineData(SmallPartner.BobToken)]
    public async Task Others_take_anything(string token)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        Assert.Equal(0, await RedeemAsync(client, token, s_nothing));
        Assert.Equal(0, await RedeemAsync(client, token, s_secret));
    }

    [Fact]
    public async Task The_refusal_is_one_of_the_client()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        string token = await IssueAsync(client, s_nothing);

        using HttpResponseMessage response = await client.PostFormAsync(
            SmallPartner.Partner,
            "token",
            ("grant_type", "refresh_token"),
            ("refresh_token", token),
            ("client_secret", "any"));

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        Assert.Equal("invalid_client", (await SandboxClient.ReadAsync(response)).Text("error"));
    }

    private static async Task<string> IssueAsync(SandboxClient client, (string, string)[] proof)
    {
        JsonElement answer = await client.SignInAsync(
            SmallPartner.Partner, [("grant_type", "authorization_code"), ("code", "any"), .. proof]);
        return answer.Text("refresh_token")!;
    }

    private static async Task<int> RedeemAsync(SandboxClient client, string token, (string, string)[] proof)
    {
        JsonElement answer = await client.SignInAsync(
            SmallPartner.Partner, [("grant_type", "refresh_token"), ("refresh_token", token), .. proof]);
        return answer.TryGetProperty("error_codes", out JsonElement codes) ? codes.EnumerateArray().Single().GetInt32() : 0;
    }
}
