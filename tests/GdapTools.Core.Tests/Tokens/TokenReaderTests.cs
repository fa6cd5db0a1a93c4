using System;
using System.Linq;
using GdapTools.Core.Tokens;
using Xunit;

namespace GdapTools.Core.Tests.Tokens;

public sealed class TokenReaderTests
{
    [Fact]
    public void Reads_every_claim()
    {
        string more = """
            "app_displayname":"Sync","ipaddr":"203.0.113.7","wids":["b79fbf4d-3ef9-4689-8143-76b194e85509"],
            "roles":["Task.Run"],"acct":0,"xms_idrel":{"a":[1,2]},"flag":true,"none":null
            """;
        GraphTokenInfo info = TokenReader.Read(
            TestToken.Delegated("""["pwd","mfa"]""", more),
            new MfaClaimExpectation { Clock = TestToken.Clock });

        Assert.True(info.IsReadable);
        Assert.Equal(TestToken.Graph, info.Audience);
        Assert.Equal($"https://sts.windows.net/{TestToken.Tenant}/", info.Issuer);
        Assert.Equal(TestToken.Tenant, info.TenantId);
        Assert.Equal("00001111-aaaa-2222-bbbb-3333cccc4444", info.AppId);
        Assert.Equal("Sync", info.AppDisplayName);
        Assert.Equal("automation@partner.example", info.UserPrincipalName);
        Assert.Equal("aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb", info.ObjectId);
        Assert.Equal("1.0", info.TokenVersion);
        Assert.Equal(SessionKind.Delegated, info.SessionKind);
        Assert.Equal(["User.Read", "Group.Read.All"], info.Scopes);
        Assert.Equal(["Task.Run"], info.AppRoles);
        Assert.Equal(["b79fbf4d-3ef9-4689-8143-76b194e85509"], info.DirectoryRoleIds);
        Assert.Equal(["pwd", "mfa"], info.Amr);
        Assert.Equal("203.0.113.7", info.IPAddress);
        Assert.Equal(TestToken.Now.AddMinutes(-10), info.IssuedAt);
        Assert.Equal(TestToken.Now.AddMinutes(-10), info.NotBefore);
        Assert.Equal(TestToken.Now.AddMinutes(50), info.ExpiresAt);
        Assert.Equal(TimeSpan.Zero, info.ExpiresAt!.Value.Offset);
        Assert.Equal("none", info.Header["alg"]);
        Assert.Equal("""["pwd","mfa"]""", info.Claims["amr"]);
        Assert.Equal("""{"a":[1,2]}""", info.Claims["xms_idrel"]);
        Assert.Equal("true", info.Claims["flag"]);
        Assert.Equal("0", info.Claims["acct"]);
        Assert.Equal(MfaClaimReason.MfaPresent, info.MfaClaim!.Reason);
        Assert.Contains("signature was not checked", info.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"idtyp\":\"app\"", SessionKind.AppOnly)]
    [InlineData("\"idtyp\":\"user\"", SessionKind.Delegated)]
    [InlineData("\"scp\":\"User.Read\"", SessionKind.Delegated)]
    [InlineData("\"roles\":[\"Directory.Read.All\"]", SessionKind.AppOnly)]
    [InlineData("\"tid\":\"x\"", SessionKind.Unknown)]
    public void Tells_whom_the_token_speaks_for(string claims, SessionKind kind) =>
        Assert.Equal(kind, TokenReader.Read(TestToken.OfPayload($"{{{claims}}}")).SessionKind);

    [Theory]
    [InlineData("azp", "appid", "x")]
    [InlineData("preferred_username", "upn", "x")]
    [InlineData("unique_name", "upn", "x")]
    public void Takes_the_claim_of_either_version(string name, string meaning, string value)
    {
        GraphTokenInfo info = TokenReader.Read(TestToken.OfPayload($"{{\"{name}\":\"{value}\"}}"));

        Assert.Equal(value, meaning == "appid" ? info.AppId : info.UserPrincipalName);
    }

    [Fact]
    public void Without_expectation_there_is_no_verdict() =>
        Assert.Null(TokenReader.Read(TestToken.Delegated("""["mfa"]""")).MfaClaim);

    [Fact]
    public void A_token_inside_a_claim_is_taken_out()
    {
        string inner = TestToken.Delegated("""["mfa"]""");

        GraphTokenInfo info = TokenReader.Read(TestToken.OfPayload($"{{\"hint\":\"{inner}\"}}"));

        Assert.Equal(SecretMask.Replacement, info.Claims["hint"]);
    }

    [Fact]
    public void Junk_gives_an_object_that_says_so()
    {
        GraphTokenInfo info = TokenReader.Read("no token", new MfaClaimExpectation { Clock = TestToken.Clock });

        Assert.False(info.IsReadable);
        Assert.Equal("This is not a token.", info.Message);
        Assert.Equal(MfaClaimReason.NotAToken, info.MfaClaim!.Reason);
        Assert.Empty(info.Claims);
    }

    [Theory]
    [InlineData("""{"a\ud800":"x"}""")]
    [InlineData("""{"a":"\udc00"}""")]
    [InlineData("""{"":""}""")]
    public void Odd_names_and_texts_do_not_throw(string payload) =>
        Assert.True(TokenReader.Read(TestToken.OfPayload(payload)).Claims.Count <= 1);

    [Theory]
    [InlineData("""["pwd"]""", "require MFA", "incognito", "new refresh token", "Graph Explorer")]
    [InlineData("""["fed"]""", "require MFA", "federatedIdpMfaBehavior", "incognito", "new refresh token")]
    public void Steps_come_in_order(string amr, params string[] words)
    {
        MfaClaimResult result = MfaClaimEvaluator.Evaluate(
            TestToken.Delegated(amr),
            new MfaClaimExpectation { Clock = TestToken.Clock });
        string steps = string.Join("\n", result.Remediation);

        int[] places = [.. words.Select(word => steps.IndexOf(word, StringComparison.Ordinal))];

        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
        Assert.Contains("proves nothing", result.Message, StringComparison.Ordinal);
    }
}
