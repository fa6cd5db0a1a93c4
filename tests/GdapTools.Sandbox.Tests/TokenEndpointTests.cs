using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class TokenEndpointTests
{
    [Fact]
    public async Task An_app_token_holds_nothing_of_a_user()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement answer = await client.SignInAsync(
            SmallPartner.Partner,
            ("grant_type", "client_credentials"),
            ("client_secret", "any"),
            ("scope", "https://graph.microsoft.com/.default"));
        JsonElement claims = SandboxClient.Claims(answer.Text("access_token")!);

        Assert.Equal(
            ["token_type", "expires_in", "ext_expires_in", "access_token"],
            answer.EnumerateObject().Select(member => member.Name));
        Assert.Equal("app", claims.Text("idtyp"));
        Assert.Equal(["Directory.Read.All", "DelegatedAdminRelationship.Read.All"], claims.Texts("roles"));
        Assert.All((string[])["amr", "upn", "scp", "name"], name => Assert.Null(claims.Find(name)));
        Assert.NotEqual(SmallPartner.Ann, claims.Text("oid"));
    }

    [Fact]
    public async Task A_user_token_is_framed_by_the_request()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement answer = await client.SignInAsync(
            SmallPartner.Customer,
            ("grant_type", "refresh_token"),
            ("refresh_token", "any"),
            ("scope", "https://graph.microsoft.com/.default openid profile offline_access"));
        string token = answer.Text("access_token")!;
        JsonElement claims = SandboxClient.Claims(token);
        JsonElement id = SandboxClient.Claims(answer.Text("id_token")!);
        long now = client.Clock.GetUtcNow().ToUnixTimeSeconds();

        Assert.EndsWith(".sandbox", token, StringComparison.Ordinal);
        Assert.Equal("https://graph.microsoft.com", claims.Text("aud"));
        Assert.Equal(SmallPartner.Customer, claims.Text("tid"));
        Assert.Equal(SmallPartner.Client, claims.Text("appid"));
        Assert.Equal("1.0", claims.Text("ver"));
        Assert.Equal((now, now, now + 3600), (claims.Number("iat"), claims.Number("nbf"), claims.Number("exp")));
        Assert.Equal(3600, answer.Number("expires_in"));
        Assert.Equal(SmallPartner.Ann, claims.Text("oid"));
        Assert.Equal(["pwd", "mfa"], claims.Texts("amr"));
        Assert.Equal((SmallPartner.Client, SmallPartner.AnnName), (id.Text("aud"), id.Text("preferred_username")));
        Assert.Contains("https://graph.microsoft.com/.default", answer.Text("scope"), StringComparison.Ordinal);
        Assert.NotNull(answer.Text("client_info"));
    }

    [Theory]
    [InlineData("https://api.partnercenter.microsoft.com/.default", "https://api.partnercenter.microsoft.com")]
    [InlineData("https://graph.microsoft.com/Directory.Read.All", "https://graph.microsoft.com")]
    [InlineData("openid User.Read", "https://graph.microsoft.com")]
    [InlineData("fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd/.default", "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd")]
    [InlineData("api://own-app/.default offline_access", "api://own-app")]
    public async Task The_scope_names_the_audience(string scope, string audience)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement answer = await client.SignInAsync(
            SmallPartner.Partner, ("grant_type", "refresh_token"), ("refresh_token", "any"), ("scope", scope));

        Assert.Equal(audience, SandboxClient.Claims(answer.Text("access_token")!).Text("aud"));
    }

    [Fact]
    public async Task An_issued_refresh_token_stays_with_its_account()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        using SandboxClient later = SandboxClient.OfSmallPartner();
        JsonElement first = await client.SignInAsync(
            SmallPartner.Partner, ("grant_type", "refresh_token"), ("refresh_token", SmallPartner.BobToken));

        JsonElement claims = SandboxClient.Claims(
            await later.TokenAsync(first.Text("refresh_token")!, SmallPartner.Known));

        Assert.NotEqual(SmallPartner.BobToken, first.Text("refresh_token"));
        Assert.Equal(SmallPartner.BobName, claims.Text("upn"));
        Assert.Equal(["pwd"], claims.Texts("amr"));
        Assert.Equal("Directory.Read.All DelegatedAdminRelationship.Read.All", claims.Text("scp"));
    }

    [Theory]
    [InlineData("any", SmallPartner.AnnName, SmallPartner.AnnName)]
    [InlineData(SmallPartner.BobToken, "BOB@partner.example", SmallPartner.BobName)]
    [InlineData("any", SmallPartner.BobName, SmallPartner.BobName)]
    [InlineData(SmallPartner.BobToken, SmallPartner.AnnName, SmallPartner.AnnName)]
    public async Task A_login_hint_picks_the_account(string credential, string hint, string expected)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement answer = await client.SignInAsync(
            SmallPartner.Partner, ("grant_type", "refresh_token"), ("refresh_token", credential), ("login_hint", hint));

        Assert.Equal(expected, SandboxClient.Claims(answer.Text("access_token")!).Text("upn"));
    }

    [Fact]
    public async Task A_guest_is_somebody_else_in_the_customer_tenant()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        string token = await client.TokenAsync(SmallPartner.BobToken, SmallPartner.Customer);
        JsonElement home = SandboxClient.Claims(await client.TokenAsync(SmallPartner.BobToken));

        Assert.Equal(SmallPartner.BobAsGuest, SandboxClient.Claims(token).Text("oid"));
        Assert.Equal(1, SandboxClient.Claims(token).Number("acct"));
        Assert.Equal(SmallPartner.BobAsGuest, (await client.ReadGraphAsync("v1.0/me", token)).Text("id"));
        Assert.Equal(SmallPartner.Bob, home.Text("oid"));
        Assert.Null(home.Find("acct"));
    }

    [Theory]
    [InlineData("common", SmallPartner.Partner)]
    [InlineData("organizations", SmallPartner.Partner)]
    [InlineData("PARTNER.example", SmallPartner.Partner)]
    [InlineData("known.example", SmallPartner.Known)]
    [InlineData(SmallPartner.Known, SmallPartner.Known)]
    public async Task Tenants_are_found_by_domain_and_by_the_partners_data(string tenant, string tenantId)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        Assert.Equal(tenantId, SandboxClient.Claims(await client.TokenAsync(tenant: tenant)).Text("tid"));
    }

    [Fact]
    public async Task The_first_sign_in_that_fits_counts()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["signIns"] = JsonNode.Parse(
            """
            [
              { "grant": "client_credentials", "credential": "a", "error": { "error": "invalid_client" } },
              { "grant": "refresh_token", "clientId": "other", "claims": { "upn": "other" } },
              { "grant": "refresh_token", "credential": "a", "claims": { "upn": "first" } },
              { "grant": "refresh_token", "claims": { "upn": "second" } }
            ]
            """);
        using SandboxClient client = new(editor.Read());

        Assert.Equal("first", SandboxClient.Claims(await client.TokenAsync("a")).Text("upn"));
        Assert.Equal("second", SandboxClient.Claims(await client.TokenAsync("revoked")).Text("upn"));
    }

    [Fact]
    public async Task Sign_in_requests_are_listed_without_their_query()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        await client.TokenAsync();

        ServedRequest request = Assert.Single(client.Handler.Requests);
        Assert.Equal(("POST", $"{SmallPartner.Partner}/oauth2/v2.0/token"), (request.Method, request.Path));
        Assert.Equal((200, SmallPartner.Partner, ""), (request.Status, request.TenantId, request.Query));
    }
}
