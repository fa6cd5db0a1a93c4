using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Session;
using GdapTools.Core.Tokens;
using GdapTools.Sandbox.Tests.RefreshTokens;
using Xunit;

namespace GdapTools.Sandbox.Tests.SignIns;

/// <summary>Claims that a service demands are asked for silently, then of the user, where there is one.</summary>
public sealed class ClaimsChallengeTests
{
    private const string Claims = """{"access_token":{"nbf":{"essential":true, "value":"1793520000"}}}""";

    private static readonly TokenRequest s_demanding = new(ProbeTarget.Graph, SmallPartner.Customer) { Claims = Claims };

    [Fact]
    public async Task What_can_be_had_silently_asks_nobody()
    {
        using Bench bench = new();
        TestBrowser browser = new();
        using GdapSession session = await bench.ConnectAsync(Bench.ByBrowser(browser.OpenAsync));

        string token = await session.Tokens.GetTokenAsync(s_demanding, CancellationToken.None);

        Assert.Equal(Claims, Demanded(token));
        Assert.Single(browser.Pages);
    }

    [Fact]
    public async Task What_cannot_is_asked_of_the_user_once()
    {
        using Bench bench = new(RefusingOnce("interaction_required"));
        TestBrowser browser = new();
        using GdapSession session = await bench.ConnectAsync(Bench.ByBrowser(browser.OpenAsync));

        string token = await session.Tokens.GetTokenAsync(s_demanding, CancellationToken.None);

        Assert.Equal(SmallPartner.Customer, TokenReader.Read(token).TenantId);
        Assert.Equal(2, browser.Pages.Count);
        Assert.Contains("1793520000", Uri.UnescapeDataString(browser.Pages[1].Query));
    }

    [Fact]
    public async Task A_device_code_does_for_a_browser()
    {
        using Bench bench = new(RefusingOnce("interaction_required"));
        int prompts = 0;
        using GdapSession session = await bench.ConnectAsync(new DeviceCodeSignIn((_, _) => Task.FromResult(++prompts)));

        await session.Tokens.GetTokenAsync(s_demanding, CancellationToken.None);

        Assert.Equal(2, prompts);
    }

    [Theory]
    [InlineData(0, "ClaimsChallengeNotMet", "-ForceSignIn")]
    [InlineData(50076, "MfaRequired", "New-PartnerRefreshToken")]
    public async Task Where_there_is_no_user_it_is_a_clear_error(int code, string errorId, string advice)
    {
        using Bench bench = new(RefusingOnce("interaction_required", code));
        using GdapSession session = await bench.ConnectAsync(Bench.ByRefreshToken());

        GdapAuthenticationException failure = await Assert.ThrowsAsync<GdapAuthenticationException>(
            () => session.Tokens.GetTokenAsync(s_demanding, CancellationToken.None));

        Assert.Equal(errorId, failure.ErrorId);
        Assert.Contains(advice, failure.RecommendedAction);
    }

    private static string? Demanded(string token) =>
        TokenReader.Read(token).Claims.TryGetValue("xms_sandbox_claims", out string? claims) ? claims : null;

    private static Action<JsonObject> RefusingOnce(string error, int code = 0) => root => root["responses"] = new JsonArray(new JsonObject
    {
        ["tenant"] = SmallPartner.Customer,
        ["method"] = "POST",
        ["path"] = "oauth2/v2.0/token",
        ["times"] = 1,
        ["status"] = 400,
        ["body"] = new JsonObject
        {
            ["error"] = error,
            ["error_description"] = "Said by a test.",
            ["error_codes"] = code == 0 ? [] : new JsonArray(code),
            ["claims"] = Claims,
        },
    });
}
