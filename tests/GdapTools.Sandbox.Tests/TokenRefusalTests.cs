using System;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class TokenRefusalTests
{
    [Theory]
    [InlineData("client_credentials", "client_secret", "wrong", "aadsts-7000215")]
    [InlineData("client_credentials", "client_secret", "expired", "aadsts-7000222")]
    [InlineData("refresh_token", "refresh_token", "revoked", "aadsts-50173")]
    [InlineData("refresh_token", "refresh_token", "inactive", "aadsts-700082")]
    public async Task Refusals_are_shaped_as_real_ones(string grant, string field, string value, string file)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        string path = Path.Combine(AppContext.BaseDirectory, "graph-contract", "errors", file + ".json");
        JsonElement real = JsonDocument.Parse(await File.ReadAllTextAsync(path)).RootElement;

        using HttpResponseMessage response =
            await client.PostFormAsync(SmallPartner.Partner, "token", ("grant_type", grant), (field, value));
        JsonElement body = await SandboxClient.ReadAsync(response);

        Assert.Equal(real.Number("status"), (int)response.StatusCode);
        Assert.Equal(real.GetProperty("body").Text("error"), body.Text("error"));
        Assert.True(JsonElement.DeepEquals(
            real.GetProperty("body").GetProperty("error_codes"), body.GetProperty("error_codes")));
        Assert.Superset(
            real.GetProperty("body").EnumerateObject().Select(member => member.Name).ToHashSet(),
            body.EnumerateObject().Select(member => member.Name).ToHashSet());
        Assert.Contains(" Trace ID: ", body.Text("error_description"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("90000000-0000-4000-8000-00000000000f", "invalid_request", 90002)]
    [InlineData("nobody.example", "invalid_request", 90002)]
    [InlineData(SmallPartner.Refusing, "invalid_grant", 65001)]
    public async Task Tenants_refuse(string tenant, string error, int code)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement body = await client.SignInAsync(
            tenant, ("grant_type", "refresh_token"), ("refresh_token", "any"));

        Assert.Equal(error, body.Text("error"));
        Assert.Equal(code, body.GetProperty("error_codes")[0].GetInt32());
        Assert.NotNull(body.Text("correlation_id"));
    }

    [Theory]
    [InlineData("", "", 900144)]
    [InlineData("grant_type", "password", 70003)]
    [InlineData("grant_type", "refresh_token", 900144)]
    [InlineData("grant_type", "client_credentials", 900144)]
    [InlineData("grant_type", "authorization_code", 900144)]
    [InlineData("grant_type", "device_code", 900144)]
    public async Task Malformed_requests_are_refused(string name, string value, int code)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement body = await client.SignInAsync(SmallPartner.Partner, (name, value));

        Assert.Equal(code, body.GetProperty("error_codes")[0].GetInt32());
    }

    [Fact]
    public async Task A_stated_refusal_of_a_sign_in_is_passed_on()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["signIns"]![0]!["error"] = JsonNode.Parse(
            """
            {
              "error": "invalid_grant", "error_codes": [ 50076 ], "error_description": "AADSTS50076: more",
              "suberror": "basic_action"
            }
            """);
        using SandboxClient client = new(editor.Read());

        JsonElement body = await client.SignInAsync(
            SmallPartner.Partner, ("grant_type", "refresh_token"), ("refresh_token", SmallPartner.BobToken));

        Assert.Equal(("invalid_grant", "AADSTS50076: more"), (body.Text("error"), body.Text("error_description")));
        Assert.Equal("basic_action", body.Text("suberror"));
        Assert.NotNull(body.Text("trace_id"));
    }

    [Fact]
    public async Task An_unknown_account_is_refused()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement body = await client.SignInAsync(
            SmallPartner.Partner,
            ("grant_type", "refresh_token"),
            ("refresh_token", "any"),
            ("login_hint", "nobody@partner.example"));

        Assert.Equal(50034, body.GetProperty("error_codes")[0].GetInt32());
    }
}
