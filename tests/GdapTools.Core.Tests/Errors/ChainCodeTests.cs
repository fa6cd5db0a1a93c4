using System.Linq;
using GdapTools.Core.Errors;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>The codes that break the chain lead to the link they break; those with several meanings list them.</summary>
public sealed class ChainCodeTests
{
    private static readonly ErrorResolver s_resolver = new();

    [Theory]
    [InlineData(ChainLink.Posture, 50072, 50079, 50161, 50170)]
    [InlineData(ChainLink.Token, 50058, 50078, 50132, 50133, 50173, 70000, 70008, 700082, 700084, 70043)]
    [InlineData(ChainLink.Credential, 50105, 70011, 7000112, 7000215, 7000218, 7000222, 700024, 700027, 700025)]
    [InlineData(ChainLink.Account, 50034, 50057, 50055, 50126, 50053, 530034, 500341, 500571)]
    [InlineData(ChainLink.Consent, 500011, 65001, 65004, 650051, 90094, 90099, 7000229)]
    [InlineData(ChainLink.CustomerPolicy, 500212, 500213, 53004)]
    [InlineData(ChainLink.Throttling, 50196)]
    public void One_meaning_is_High(ChainLink link, params int[] codes)
    {
        foreach (int code in codes)
        {
            ErrorResolution found = s_resolver.Resolve(code);

            Assert.Equal((code, link, Confidence.High), (code, found.Link, found.Confidence));
        }
    }

    [Theory]
    [InlineData(50020, ChainLink.Relationship, ChainLink.Assignment)]
    [InlineData(50074, ChainLink.Token, ChainLink.CustomerPolicy)]
    [InlineData(50076, ChainLink.Token, ChainLink.CustomerPolicy)]
    [InlineData(50158, ChainLink.Posture, ChainLink.CustomerPolicy)]
    [InlineData(50177, ChainLink.Relationship, ChainLink.CustomerPolicy)]
    [InlineData(50178, ChainLink.Relationship, ChainLink.CustomerPolicy)]
    [InlineData(50097, ChainLink.CustomerPolicy, ChainLink.Posture)]
    [InlineData(50131, ChainLink.CustomerPolicy, ChainLink.Posture)]
    [InlineData(53000, ChainLink.CustomerPolicy, ChainLink.Posture)]
    [InlineData(53001, ChainLink.CustomerPolicy, ChainLink.Posture)]
    [InlineData(53002, ChainLink.CustomerPolicy, ChainLink.Posture)]
    [InlineData(53003, ChainLink.CustomerPolicy, ChainLink.Posture)]
    [InlineData(530003, ChainLink.CustomerPolicy, ChainLink.Posture)]
    [InlineData(530032, ChainLink.CustomerPolicy, ChainLink.Posture)]
    [InlineData(530035, ChainLink.CustomerPolicy, ChainLink.Posture)]
    [InlineData(53011, ChainLink.CustomerPolicy, ChainLink.Account)]
    [InlineData(65005, ChainLink.Consent, ChainLink.Credential)]
    [InlineData(650052, ChainLink.Consent, ChainLink.Credential)]
    [InlineData(650056, ChainLink.Consent, ChainLink.Credential)]
    [InlineData(650057, ChainLink.Consent, ChainLink.Credential)]
    [InlineData(700016, ChainLink.Consent, ChainLink.Credential)]
    [InlineData(5000224, ChainLink.Account, ChainLink.Relationship)]
    [InlineData(90002, ChainLink.Relationship, ChainLink.Credential)]
    [InlineData(90072, ChainLink.Relationship, ChainLink.Assignment)]
    [InlineData(500021, ChainLink.Network, ChainLink.CustomerPolicy)]
    public void Several_meanings_are_Medium(int code, ChainLink first, ChainLink second)
    {
        ErrorResolution found = s_resolver.Resolve(code);

        Assert.Equal((first, Confidence.Medium), (found.Link, found.Confidence));
        Assert.Equal([first, second], found.Candidates.Take(2).Select(candidate => candidate.Link));
        Assert.Equal(
            [Confidence.Medium, Confidence.Low],
            found.Candidates.Take(2).Select(candidate => candidate.Confidence));
    }

    [Theory]
    [InlineData(650051)]
    [InlineData(700024)]
    [InlineData(900023)]
    [InlineData(7000229)]
    [InlineData(500341)]
    [InlineData(500571)]
    public void Codes_outside_the_official_list_are_known(int code) =>
        Assert.Equal(Confidence.High, s_resolver.Resolve(code).Confidence);

    [Theory]
    [InlineData("[70002, 500133]", "AADSTS500133")]
    [InlineData("[500133, 70002]", "AADSTS500133")]
    [InlineData("[70002]", "AADSTS70002")]
    [InlineData("[50034, 50126]", "AADSTS50126")]
    [InlineData("[\"65001\"]", "AADSTS65001")]
    [InlineData("[53003, 999999]", "AADSTS53003")]
    public void The_most_specific_of_several_codes_decides(string codes, string expected) =>
        Assert.Equal(expected, s_resolver.Resolve($$"""{"error":"invalid_grant","error_codes":{{codes}}}""").Code);

    [Fact]
    public void Codes_of_the_body_come_before_its_text() => Assert.Equal(
        "AADSTS65001",
        s_resolver.Resolve("""{"error":"invalid_grant","error_description":"AADSTS53003: text","error_codes":[65001]}""").Code);

    [Theory]
    [InlineData(50076, ChainLink.Token, Confidence.High, ChainLink.CustomerPolicy, Confidence.Medium)]
    [InlineData(53003, ChainLink.Posture, Confidence.High, ChainLink.CustomerPolicy, Confidence.High)]
    [InlineData(50158, ChainLink.Posture, Confidence.High, ChainLink.CustomerPolicy, Confidence.High)]
    [InlineData(50097, ChainLink.Posture, Confidence.High, ChainLink.CustomerPolicy, Confidence.High)]
    [InlineData(53000, ChainLink.Posture, Confidence.High, ChainLink.CustomerPolicy, Confidence.High)]
    [InlineData(530003, ChainLink.Posture, Confidence.High, ChainLink.CustomerPolicy, Confidence.High)]
    [InlineData(530035, ChainLink.Posture, Confidence.High, ChainLink.CustomerPolicy, Confidence.High)]
    [InlineData(5000224, ChainLink.Account, Confidence.Medium, ChainLink.Relationship, Confidence.Medium)]
    public void The_tenant_decides_where_it_is_known(
        int code,
        ChainLink partner,
        Confidence partnerConfidence,
        ChainLink customer,
        Confidence customerConfidence)
    {
        ErrorResolver resolver = new("aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb");
        ErrorResolution own = resolver.Resolve(Failure("AAAAAAAA-0000-1111-2222-bbbbbbbbbbbb"));
        ErrorResolution other = resolver.Resolve(Failure("cccccccc-0000-1111-2222-dddddddddddd"));

        Assert.Equal((partner, partnerConfidence), (own.Link, own.Confidence));
        Assert.Equal((customer, customerConfidence), (other.Link, other.Confidence));
        ResolutionAssert.IsComplete(own);
        ResolutionAssert.IsComplete(other);

        GdapAuthenticationException Failure(string tenant) =>
            new("SignInRefused", GdapErrorKind.Authentication, "x") { ErrorCodes = [code], TenantId = tenant };
    }

    [Fact]
    public void A_customer_that_is_known_stands_in_the_lines_to_run()
    {
        const string customer = "cccccccc-0000-1111-2222-dddddddddddd";
        ErrorResolver resolver = new("aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb");

        foreach (string tenant in new[] { customer, "aaaaaaaa-0000-1111-2222-bbbbbbbbbbbb" })
        {
            ErrorResolution found = resolver.Resolve(
                new GdapAuthenticationException("SignInRefused", GdapErrorKind.Authentication, "x") { ErrorCodes = [50020], TenantId = tenant });

            Assert.Contains($"-Customer {(tenant == customer ? customer : "<tenant id>")}.", found.Remediation[0]);
        }

        Assert.Contains("-Customer <tenant id>.", resolver.Resolve(50020).Remediation[0]);
    }

    [Theory]
    [InlineData("BlockedByConditionalAccess", "AADSTS53003")]
    [InlineData("Sign-in failed: DelegatedAdminBlockedDueToSuspiciousActivity.", "AADSTS530034")]
    [InlineData("UserStrongAuthClientAuthNRequired", "AADSTS50076")]
    public void The_name_of_a_code_stands_for_it(string input, string code) => Assert.Equal(code, s_resolver.Resolve(input).Code);

    [Theory]
    [InlineData("Access has been blocked by Conditional Access policies.", "AADSTS53003")]
    [InlineData("The user or administrator has not consented to use the application with ID 'x'.", "AADSTS65001")]
    [InlineData("Insufficient privileges to complete the operation.", "Authorization_RequestDenied")]
    [InlineData("Access token has expired or is not yet valid.", "InvalidAuthenticationToken")]
    public void Words_without_the_code_are_Medium_at_most(string input, string code)
    {
        ErrorResolution found = s_resolver.Resolve(input);

        Assert.Equal((code, Confidence.Medium), (found.Code, found.Confidence));
        ResolutionAssert.IsComplete(found);
    }
}
