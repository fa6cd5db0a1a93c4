using System;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Entra;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class BrowserSignInTests
{
    private const string Authority = "https://login.microsoftonline.com/" + SmallPartner.Partner;
    private const string Verifier = "a-verifier-that-is-long-enough-to-be-one-0123456789";
    private const string Redirect = "http://localhost:8400/";

    [Fact]
    public async Task A_code_is_handed_to_the_redirect_uri_and_redeemed()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        using HttpResponseMessage page = await client.GetAsync(Authorize("&state=s%201"), token: null);
        string code = NameValues.Parse(page.Headers.Location!.Query)["code"]!;

        JsonElement right = await RedeemAsync(client, code, Verifier);
        JsonElement wrong = await RedeemAsync(client, code, "another verifier");

        Assert.Equal(HttpStatusCode.Redirect, page.StatusCode);
        Assert.Equal("s 1", NameValues.Parse(page.Headers.Location.Query)["state"]);
        Assert.Equal(SmallPartner.AnnName, SandboxClient.Claims(right.Text("access_token")!).Text("upn"));
        Assert.Equal(501481, wrong.GetProperty("error_codes")[0].GetInt32());
    }

    [Fact]
    public async Task A_form_is_posted_where_asked_for()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        using HttpResponseMessage page = await client.GetAsync(
            Authorize("&response_mode=form_post&state=%22%3E%3Cscript%3E"), token: null);
        string html = await page.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Contains("action=\"http://localhost:8400/\"", html, StringComparison.Ordinal);
        Assert.Contains("value=\"&quot;&gt;&lt;script&gt;\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_hint_picks_the_account()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["signIns"]![0]!["grant"] = "authorization_code";
        editor.Root["signIns"]![0]!["credential"] = "stated-code";
        using SandboxClient client = new(editor.Read());

        using HttpResponseMessage page =
            await client.GetAsync(Authorize("&login_hint=" + SmallPartner.BobName), token: null);
        JsonElement answer = await RedeemAsync(client, "stated-code", Verifier);

        Assert.Equal("stated-code", NameValues.Parse(page.Headers.Location!.Query)["code"]);
        Assert.Equal(SmallPartner.BobName, SandboxClient.Claims(answer.Text("access_token")!).Text("upn"));
    }

    [Theory]
    [InlineData("/oauth2/v2.0/authorize?client_id=x", 900144)]
    [InlineData("/oauth2/v2.0/authorize?client_id=x&redirect_uri=javascript:alert(1)", 900144)]
    [InlineData("/oauth2/v2.0/authorize?redirect_uri=http://localhost/", 900144)]
    [InlineData("/oauth2/v2.0/authorize?client_id=x&redirect_uri=http://localhost/&login_hint=nobody", 50034)]
    public async Task Malformed_requests_are_refused(string path, int code)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        using HttpResponseMessage response = await client.GetAsync(Authority + path, token: null);

        JsonElement body = await SandboxClient.ReadAsync(response);
        Assert.Equal(code, body.GetProperty("error_codes")[0].GetInt32());
    }

    [Fact]
    public async Task A_device_code_is_pending_once()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        using HttpResponseMessage response = await client.PostFormAsync(SmallPartner.Partner, "devicecode");
        JsonElement device = await SandboxClient.ReadAsync(response);
        Task<JsonElement> Poll(string code) => client.SignInAsync(
            "common", ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"), ("device_code", code));

        JsonElement first = await Poll(device.Text("device_code")!);
        JsonElement second = await Poll(device.Text("device_code")!);
        JsonElement unknown = await Poll("unknown");

        Assert.Equal(1, device.Number("interval"));
        Assert.Equal("authorization_pending", first.Text("error"));
        Assert.Equal(70016, first.GetProperty("error_codes")[0].GetInt32());
        Assert.Equal(SmallPartner.AnnName, SandboxClient.Claims(second.Text("access_token")!).Text("upn"));
        Assert.Equal("bad_verification_code", unknown.Text("error"));
    }

    [Theory]
    [InlineData("/v2.0/.well-known/openid-configuration", "token_endpoint", Authority + "/oauth2/v2.0/token")]
    [InlineData("/discovery/instance", "api-version", "1.1")]
    [InlineData("/userrealm/ann%40partner.example", "domain_name", "partner.example")]
    public async Task Discovery_is_answered(string path, string member, string value)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        using HttpResponseMessage response = await client.GetAsync(Authority + path, token: null);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(value, (await SandboxClient.ReadAsync(response)).Text(member));
    }

    [Theory]
    [InlineData("/nothing")]
    [InlineData("")]
    public async Task Other_paths_are_not_found(string path)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        using HttpResponseMessage response = await client.GetAsync(Authority + path, token: null);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    private static string Authorize(string more)
    {
        string challenge = Base64Url.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));
        return $"{Authority}/oauth2/v2.0/authorize?client_id={SmallPartner.Client}&response_type=code"
            + $"&redirect_uri={Uri.EscapeDataString(Redirect)}&code_challenge={challenge}"
            + $"&code_challenge_method=S256&scope=openid{more}";
    }

    private static Task<JsonElement> RedeemAsync(SandboxClient client, string code, string verifier) =>
        client.SignInAsync(
            SmallPartner.Partner, ("grant_type", "authorization_code"), ("code", code), ("code_verifier", verifier));
}
