using GdapTools.Core.Tokens;
using Xunit;

namespace GdapTools.Core.Tests.Tokens;

public sealed class MfaClaimReasonTests
{
    private const string App = "\"appid\":\"00001111-aaaa-2222-bbbb-3333cccc4444\"";
    private const string Aud = "\"aud\":\"https://graph.microsoft.com\"";
    private const string Mfa = "\"amr\":[\"mfa\"]";
    private const string Login = "https://login.microsoftonline.com";
    private const string GraphId = "00000003-0000-0000-c000-000000000000";
    private const string Client = "11112222-bbbb-3333-cccc-4444dddd5555";
    private const string Personal = "9188040d-6c67-4c5b-b112-36a304b66dad";

    [Theory]
    [InlineData("""["pwd","mfa"]""", MfaClaimVerdict.Pass, MfaClaimReason.MfaPresent)]
    [InlineData("""["mfa"]""", MfaClaimVerdict.Pass, MfaClaimReason.MfaPresent)]
    [InlineData("""["MFA","pwd"]""", MfaClaimVerdict.Pass, MfaClaimReason.MfaPresent)]
    [InlineData("""["rsa","ngcmfa"]""", MfaClaimVerdict.Pass, MfaClaimReason.MfaPresent)]
    [InlineData("""["NgcMfa"]""", MfaClaimVerdict.Pass, MfaClaimReason.MfaPresent)]
    [InlineData("""["wiaormfa","mfa"]""", MfaClaimVerdict.Pass, MfaClaimReason.MfaPresent)]
    [InlineData("""["wiaormfa"]""", MfaClaimVerdict.Inconclusive, MfaClaimReason.AmbiguousWiaOrMfa)]
    [InlineData("""["pwd","WiaOrMfa"]""", MfaClaimVerdict.Inconclusive, MfaClaimReason.AmbiguousWiaOrMfa)]
    [InlineData("""["pwd"]""", MfaClaimVerdict.Fail, MfaClaimReason.MfaMissing)]
    [InlineData("""["fed"]""", MfaClaimVerdict.Fail, MfaClaimReason.MfaMissing)]
    [InlineData("""["pwd","rsa","otp","wia","none"]""", MfaClaimVerdict.Fail, MfaClaimReason.MfaMissing)]
    [InlineData("""["mfax","xmfa","pwd mfa"," mfa","pwd,mfa"]""", MfaClaimVerdict.Fail, MfaClaimReason.MfaMissing)]
    [InlineData("[]", MfaClaimVerdict.Fail, MfaClaimReason.MfaMissing)]
    [InlineData(null, MfaClaimVerdict.Inconclusive, MfaClaimReason.NoAmrClaim)]
    [InlineData("null", MfaClaimVerdict.Inconclusive, MfaClaimReason.NoAmrClaim)]
    public void Of_a_delegated_token_by_amr(string? amr, MfaClaimVerdict verdict, MfaClaimReason reason)
    {
        MfaClaimResult result = Evaluate(TestToken.Delegated(amr));

        Assert.Equal(verdict, result.Verdict);
        Assert.Equal(reason, result.Reason);
        Assert.Empty(result.Issues);
        Assert.True(result.Usable);
    }

    [Theory]
    [InlineData("\"mfa\"")]
    [InlineData("7")]
    [InlineData("true")]
    [InlineData("""{"mfa":true}""")]
    [InlineData("""[["mfa"]]""")]
    [InlineData("""["pwd",1]""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""["mfa"],"amr":["pwd"]""")]
    [InlineData("""["pwd"],"amr":["mfa"]""")]
    public void Of_an_amr_of_the_wrong_type_is_neither_pass_nor_fail(string amr)
    {
        MfaClaimResult result = Evaluate(TestToken.Delegated(amr));

        Assert.Equal(MfaClaimVerdict.Inconclusive, result.Verdict);
        Assert.Equal(MfaClaimReason.NoAmrClaim, result.Reason);
        Assert.Contains(TokenIssue.UnreadableClaim, result.Issues);
        Assert.False(result.Usable);
    }

    [Theory]
    [InlineData($"{{{Aud},\"ver\":\"2.0\",\"azp\":\"{Client}\",\"scp\":\"x\"}}", MfaClaimReason.Version2Token)]
    [InlineData($"{{{Aud},\"iss\":\"{Login}/t/v2.0\",\"scp\":\"x\"}}", MfaClaimReason.Version2Token)]
    [InlineData($"{{{Aud},{App},\"ver\":\"2.0\",\"amr\":[\"mfa\"]}}", MfaClaimReason.MfaPresent)]
    [InlineData($"{{{Aud},{App},\"ver\":\"1.0\",\"idtyp\":\"app\"}}", MfaClaimReason.AppOnlyToken)]
    [InlineData($"{{{Aud},{App},\"ver\":\"2.0\",\"idtyp\":\"app\"}}", MfaClaimReason.AppOnlyToken)]
    [InlineData($"{{{Aud},{App},\"roles\":[\"Directory.Read.All\"]}}", MfaClaimReason.AppOnlyToken)]
    [InlineData($"{{{Aud},{App},\"oid\":\"o\",\"sub\":\"o\"}}", MfaClaimReason.AppOnlyToken)]
    [InlineData($"{{{Aud},{App},\"roles\":[\"r\"],\"upn\":\"a@b.example\"}}", MfaClaimReason.NoAmrClaim)]
    [InlineData($"{{{Aud},{App},\"idtyp\":\"user\"}}", MfaClaimReason.NoAmrClaim)]
    [InlineData($"{{{Aud}}}", MfaClaimReason.NoAmrClaim)]
    [InlineData("{}", MfaClaimReason.NoAmrClaim)]
    [InlineData($"{{{Aud},\"amr\":[\"mfa\"],\"tid\":\"{Personal}\"}}", MfaClaimReason.PersonalAccount)]
    [InlineData($"{{{Aud},\"iss\":\"{Login}/{Personal}/v2.0\"}}", MfaClaimReason.PersonalAccount)]
    [InlineData($"{{\"aud\":\"{Client}\",\"nonce\":\"n\",\"ver\":\"2.0\",\"name\":\"N\"}}", MfaClaimReason.IdToken)]
    [InlineData($"{{\"aud\":\"{Client}\",{Mfa},\"ver\":\"1.0\",\"sub\":\"s\",\"upn\":\"u\"}}", MfaClaimReason.IdToken)]
    [InlineData($"{{\"aud\":\"{Client}\",\"azp\":\"{Client}\",\"nonce\":\"n\"}}", MfaClaimReason.IdToken)]
    [InlineData($"{{\"aud\":\"x\",\"at_hash\":\"h\"}}", MfaClaimReason.IdToken)]
    [InlineData($"{{\"aud\":\"{GraphId}\",{Mfa},\"sub\":\"s\"}}", MfaClaimReason.MfaPresent)]
    [InlineData($"{{\"aud\":\"{Client}\",{App},\"scp\":\"x\",\"nonce\":\"n\",\"amr\":[]}}", MfaClaimReason.MfaMissing)]
    public void Of_other_tokens(string payload, MfaClaimReason reason)
    {
        MfaClaimResult result = Evaluate(TestToken.OfPayload(payload));

        Assert.Equal(reason, result.Reason);
        Assert.Equal(reason == MfaClaimReason.MfaPresent, result.Verdict == MfaClaimVerdict.Pass);
        Assert.Equal(reason == MfaClaimReason.MfaMissing, result.Verdict == MfaClaimVerdict.Fail);
        Assert.False(result.Usable);
    }

    [Fact]
    public void Of_an_id_token_is_never_usable()
    {
        string token = TestToken.OfPayload($$"""{"aud":"{{Client}}","nonce":"n","exp":{{TestToken.At(60)}}}""");
        MfaClaimExpectation expectation = new() { Clock = TestToken.Clock, Audiences = [Client] };

        MfaClaimResult result = MfaClaimEvaluator.Evaluate(token, expectation);

        Assert.Empty(result.Issues);
        Assert.False(result.Usable);
    }

    private static MfaClaimResult Evaluate(string token) =>
        MfaClaimEvaluator.Evaluate(token, new MfaClaimExpectation { Clock = TestToken.Clock });
}
