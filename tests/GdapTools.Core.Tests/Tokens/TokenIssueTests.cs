using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Tokens;
using Xunit;

namespace GdapTools.Core.Tests.Tokens;

public sealed class TokenIssueTests
{
    [Theory]
    [InlineData("https://graph.microsoft.com")]
    [InlineData("https://graph.microsoft.com/")]
    [InlineData("HTTPS://GRAPH.MICROSOFT.COM")]
    [InlineData("00000003-0000-0000-C000-000000000000")]
    [InlineData("https://graph.microsoft.us")]
    [InlineData("https://dod-graph.microsoft.us/")]
    [InlineData("https://microsoftgraph.chinacloudapi.cn")]
    [InlineData("https://api.partnercenter.microsoft.com")]
    [InlineData("https://partner.partnercenterapi.microsoftonline.cn")]
    [InlineData("fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd")]
    public void Audience_of_Graph_or_Partner_Center_is_fine(string audience) =>
        Assert.Empty(Issues($"\"aud\":{TestToken.Json(audience)}"));

    [Theory]
    [InlineData("\"https://management.azure.com/\"")]
    [InlineData("\"https://graph.windows.net\"")]
    [InlineData("\"https://graph.microsoft.com.evil.example\"")]
    [InlineData("\"11112222-bbbb-3333-cccc-4444dddd5555\"")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Any_other_audience_is_wrong(string audience) =>
        Assert.Equal([TokenIssue.WrongAudience], Issues($"\"aud\":{audience}"));

    [Theory]
    [InlineData("https://graph.microsoft.com/", true)]
    [InlineData("00000003-0000-0000-c000-000000000000", true)]
    [InlineData("https://graph.microsoft.us", false)]
    [InlineData("https://api.partnercenter.microsoft.com", false)]
    public void Audience_is_measured_against_what_is_expected(string expected, bool fits)
    {
        MfaClaimExpectation expectation = new() { Clock = TestToken.Clock, Audiences = [expected] };

        MfaClaimResult result = MfaClaimEvaluator.Evaluate(TestToken.Delegated("[]"), expectation);

        Assert.Equal(!fits, result.Issues.Contains(TokenIssue.WrongAudience));
    }

    public static TheoryData<string, TokenIssue[]> Times => new()
    {
        { $"\"exp\":{TestToken.At(0)}", [TokenIssue.Expired] },
        { $"\"exp\":{TestToken.At(1)}", [] },
        { $"\"exp\":\"{TestToken.At(1)}\"", [] },
        { $"\"exp\":{TestToken.At(1)}.5", [] },
        { "\"exp\":-1", [TokenIssue.Expired] },
        { "\"exp\":0", [TokenIssue.Expired] },
        { "\"exp\":null", [TokenIssue.NoExpiry] },
        { "\"exp\":\"soon\"", [TokenIssue.UnreadableClaim] },
        { "\"exp\":9223372036854775807", [TokenIssue.UnreadableClaim] },
        { "\"exp\":1e400", [TokenIssue.UnreadableClaim] },
        { "\"exp\":[]", [TokenIssue.UnreadableClaim] },
        { $"\"nbf\":{TestToken.At(4)}", [] },
        { $"\"nbf\":{TestToken.At(6)}", [TokenIssue.NotYetValid] },
        { $"\"nbf\":{TestToken.At(6)},\"exp\":{TestToken.At(-6)}", [TokenIssue.Expired, TokenIssue.NotYetValid] },
        { "\"tid\":5", [TokenIssue.UnreadableClaim] },
    };

    [Theory]
    [MemberData(nameof(Times))]
    public void Lifetime_and_types(string claims, TokenIssue[] issues) => Assert.Equal(issues, Issues(claims));

    [Theory]
    [InlineData(TestToken.Tenant, true)]
    [InlineData("AAAABBBB-0000-CCCC-1111-DDDD2222EEEE", true)]
    [InlineData("11112222-bbbb-3333-cccc-4444dddd5555", false)]
    public void Tenant_is_measured_against_what_is_expected(string tenantId, bool fits)
    {
        MfaClaimExpectation expectation = new() { Clock = TestToken.Clock, TenantId = tenantId };

        MfaClaimResult result = MfaClaimEvaluator.Evaluate(TestToken.Delegated("""["mfa"]"""), expectation);

        Assert.Equal(MfaClaimVerdict.Pass, result.Verdict);
        Assert.Equal(fits, result.Usable);
        Assert.Equal(fits ? [] : [TokenIssue.WrongTenant], result.Issues);
    }

    [Fact]
    public void A_token_without_its_signature_is_read_and_not_usable()
    {
        string token = TestToken.Delegated("""["mfa"]""");
        string shown = token[..token.LastIndexOf('.')];

        MfaClaimResult result = Evaluate(shown);

        Assert.Equal(MfaClaimVerdict.Pass, result.Verdict);
        Assert.Equal([TokenIssue.NoSignature], result.Issues);
        Assert.False(result.Usable);
    }

    [Theory]
    [InlineData("""["pwd"]""")]
    [InlineData("""["pwd","mfa"]""")]
    public void Issues_never_touch_the_verdict(string amr)
    {
        MfaClaimVerdict verdict = Evaluate(TestToken.Delegated(amr)).Verdict;

        Assert.Equal(verdict, Evaluate(With(amr, "\"exp\":1,\"aud\":\"x\"")).Verdict);
        Assert.Equal(verdict, Evaluate(With(amr, $"\"nbf\":{TestToken.At(99)}")).Verdict);
    }

    private static IReadOnlyList<TokenIssue> Issues(string claims) => Evaluate(With("""["mfa"]""", claims)).Issues;

    /// <summary>A token that is fine but for the claims given.</summary>
    private static string With(string amr, string claims)
    {
        string[] defaults =
        [
            $"\"aud\":\"{TestToken.Graph}\"", $"\"tid\":\"{TestToken.Tenant}\"", $"\"exp\":{TestToken.At(50)}",
            "\"scp\":\"x\"",
        ];
        IEnumerable<string> kept = defaults.Where(claim => !claims.Contains(claim[..6], StringComparison.Ordinal));
        return TestToken.OfPayload($"{{\"amr\":{amr},{string.Join(",", kept)},{claims}}}");
    }

    private static MfaClaimResult Evaluate(string token) =>
        MfaClaimEvaluator.Evaluate(token, new MfaClaimExpectation { Clock = TestToken.Clock });
}
