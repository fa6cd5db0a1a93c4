using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Tokens;
using Xunit;

namespace GdapTools.Core.Tests.Tokens;

public sealed class ProbedClaimTests
{
    private static readonly string s_long = string.Concat(Enumerable.Repeat("Ab3_", 40));

    public static TheoryData<string, string, bool> Texts => new()
    {
        { "a live token", TestToken.Delegated("""["mfa"]"""), true },
        { "a live token without the claim", TestToken.Delegated("""["pwd"]"""), true },
        { "a live token that cannot tell", TestToken.Delegated(null), true },
        { "an encrypted token", $"{TestToken.Encode("""{"alg":"dir","enc":"A256GCM"}""")}..iv.{s_long}.tag", true },
        { "an expired token", TestToken.OfPayload("""{"aud":"https://graph.microsoft.com","exp":1}"""), false },
        { "a token of another service", TestToken.OfPayload("""{"aud":"https://management.azure.com"}"""), false },
        { "a token without signature", TestToken.Delegated("[]").Replace($".{TestToken.Signature}", ""), false },
        { "an id token", TestToken.OfPayload("""{"aud":"11112222-bbbb-3333-cccc-4444dddd5555","nonce":"n"}"""), false },
        { "a refresh token", $"0.A{s_long}.Ag{s_long}", false },
        { "a personal account's ticket", $"EwB{s_long}", false },
        { "a client secret", "abc8Q~abcdefghijklmnopqrstuvwxyz12345678", false },
        { "junk", "junk", false },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Only_access_tokens_of_the_services_are_sent(string name, string text, bool isSent)
    {
        MfaClaimResult claim = Evaluate(text);

        string? why = ProbedClaim.WhyNotToSend(claim);

        Assert.Equal((name, isSent), (name, why is null));
        Assert.All(
            ProbedClaim.NotSent(why ?? ""),
            probe => Assert.Equal((GdapVerdict.NotApplicable, (int?)null), (probe.Verdict, probe.StatusCode)));
    }

    [Theory]
    [InlineData("""["mfa"]""", GdapVerdict.Pass, GdapVerdict.Pass, true)]
    [InlineData("""["mfa"]""", GdapVerdict.Pass, GdapVerdict.NotApplicable, true)]
    [InlineData("""["mfa"]""", GdapVerdict.Pass, GdapVerdict.Unknown, false)]
    [InlineData("""["mfa"]""", GdapVerdict.Fail, GdapVerdict.Pass, false)]
    [InlineData("""["pwd"]""", GdapVerdict.Pass, GdapVerdict.Pass, false)]
    [InlineData(null, GdapVerdict.Pass, GdapVerdict.Pass, false)]
    public void Proven_is_what_nobody_contradicts(string? amr, GdapVerdict graph, GdapVerdict partner, bool expected)
    {
        IReadOnlyList<ProbeResult> probes =
        [
            new() { Target = ProbeTarget.Graph, Verdict = graph },
            new() { Target = ProbeTarget.PartnerCenter, Verdict = partner },
        ];

        Assert.Equal(expected, ProbedClaim.IsProven(Evaluate(TestToken.Delegated(amr)).With(probes)));
    }

    [Fact]
    public void Probes_leave_all_else_as_it_was()
    {
        MfaClaimResult claim = Evaluate(TestToken.Delegated("""["pwd"]""", "\"nbf\":99999999999"));
        IReadOnlyList<ProbeResult> probes = [new() { Target = ProbeTarget.PartnerCenter }];

        MfaClaimResult probed = claim.With(probes);

        Assert.Equal(probes, probed.Probes);
        Assert.All(
            typeof(MfaClaimResult).GetProperties().Where(property => property.Name != nameof(MfaClaimResult.Probes)),
            property => Assert.Equal(property.GetValue(claim), property.GetValue(probed)));
        Assert.Equal("Fail (MfaMissing)", probed.ToString());
    }

    private static MfaClaimResult Evaluate(string text) =>
        MfaClaimEvaluator.Evaluate(text, new MfaClaimExpectation { Clock = TestToken.Clock });
}
