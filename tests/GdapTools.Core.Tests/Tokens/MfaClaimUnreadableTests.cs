using System;
using System.Linq;
using GdapTools.Core.Tokens;
using Xunit;

namespace GdapTools.Core.Tests.Tokens;

public sealed class MfaClaimUnreadableTests
{
    private static readonly string s_header = TestToken.Encode("""{"typ":"JWT","alg":"none"}""");
    private static readonly string s_encrypted = TestToken.Encode("""{"alg":"dir","enc":"A256GCM"}""");
    private static readonly string s_badUtf8 = TestToken.Encode([0x7B, 0x22, 0xFF, 0x22, 0x3A, 0x31, 0x7D]);
    private static readonly string s_deep = TestToken.Encode($"{{\"a\":{new string('[', 5000)}{new string(']', 5000)}}}");
    private static readonly string s_long = string.Concat(Enumerable.Repeat("Ab3_-", 60));

    public static TheoryData<string, string, MfaClaimReason> Texts => new()
    {
        { "nothing", "", MfaClaimReason.NotAToken },
        { "blanks", " \r\n", MfaClaimReason.NotAToken },
        { "a word", "token", MfaClaimReason.NotAToken },
        { "a sentence", "The token was left at home and nobody knows where it is today.", MfaClaimReason.NotAToken },
        { "three words", "abc.def.ghi", MfaClaimReason.NotAToken },
        { "an address", "https://login.microsoftonline.com/common/oauth2/v2.0/token", MfaClaimReason.NotAToken },
        { "an id", "11112222-bbbb-3333-cccc-4444dddd5555", MfaClaimReason.NotAToken },
        { "a client secret", "abc8Q~" + "abcdefghijklmnopqrstuvwxyz12345678", MfaClaimReason.NotAToken },
        { "JSON without a token", """{"error":"invalid_grant"}""", MfaClaimReason.NotAToken },
        { "payload that is no JSON", $"{s_header}.{TestToken.Encode("hello")}.x", MfaClaimReason.NotAToken },
        { "payload that is an array", $"{s_header}.{TestToken.Encode("[1]")}.x", MfaClaimReason.NotAToken },
        { "payload of bad UTF-8", $"{s_header}.{s_badUtf8}.x", MfaClaimReason.NotAToken },
        { "payload cut off", TestToken.Delegated("[]")[..120], MfaClaimReason.NotAToken },
        { "header alone", s_header, MfaClaimReason.NotAToken },
        { "four parts", $"{TestToken.Delegated("[]")}.x", MfaClaimReason.NotAToken },
        { "six parts", $"{TestToken.Delegated("[]")}.x.y.z", MfaClaimReason.NotAToken },
        { "deep JSON", $"{s_header}.{s_deep}.x", MfaClaimReason.NotAToken },
        { "too long", new string('a', 1_000_001), MfaClaimReason.NotAToken },
        { "dots", new string('.', 100_000), MfaClaimReason.NotAToken },
        { "Entra refresh token", $"0.A{s_long}.Ag{s_long}", MfaClaimReason.OpaqueToken },
        { "Entra refresh token of three parts", $"1.A{s_long}.Ag{s_long}", MfaClaimReason.OpaqueToken },
        { "older refresh token", $"AQAB{s_long}", MfaClaimReason.OpaqueToken },
        { "reference token", s_long, MfaClaimReason.OpaqueToken },
        { "personal access ticket", $"EwB{s_long}+/==", MfaClaimReason.PersonalAccount },
        { "personal refresh token", $"M.C512_BAY.0.U.-{s_long}!*", MfaClaimReason.PersonalAccount },
        { "encrypted", $"{s_encrypted}.{s_long}.iv.{s_long}.tag", MfaClaimReason.EncryptedToken },
        { "encrypted with a direct key", $"{s_encrypted}..iv.{s_long}.tag", MfaClaimReason.EncryptedToken },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_gets_its_reason(string name, string text, MfaClaimReason reason)
    {
        MfaClaimResult result = MfaClaimEvaluator.Evaluate(text, new MfaClaimExpectation { Clock = TestToken.Clock });

        Assert.Equal((name, reason), (name, result.Reason));
        Assert.Equal(MfaClaimVerdict.Inconclusive, result.Verdict);
        Assert.False(result.Usable);
        Assert.NotEmpty(result.Message);
        Assert.NotEmpty(result.Remediation);
    }

    [Fact]
    public void Null_is_not_a_token() =>
        Assert.Equal(
            MfaClaimReason.NotAToken,
            MfaClaimEvaluator.Evaluate((string?)null, new MfaClaimExpectation { Clock = TestToken.Clock }).Reason);

    [Fact]
    public void A_refresh_token_is_to_be_redeemed()
    {
        MfaClaimResult result = MfaClaimEvaluator.Evaluate(
            $"0.A{s_long}.Ag{s_long}",
            new MfaClaimExpectation { Clock = TestToken.Clock });

        Assert.Contains("refresh token", result.Message, StringComparison.Ordinal);
        Assert.Contains("redeem", result.Message, StringComparison.Ordinal);
        Assert.Contains("Graph Explorer", result.Message, StringComparison.Ordinal);
    }
}
