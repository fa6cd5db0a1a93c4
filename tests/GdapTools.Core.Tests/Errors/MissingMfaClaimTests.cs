using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Errors;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>The missing MFA claim is recognised in every casing, depth, type and status.</summary>
public sealed class MissingMfaClaimTests
{
    private static readonly ErrorResolver s_resolver = new();

    public static TheoryData<string> Inputs =>
    [
        """{"error":{"code":"unauthorized","innerError":{"code":"unauthorizedMissingMfaTokenClaim"}}}""",
        """{"error":{"code":"unauthorized","innererror":{"code":"UNAUTHORIZEDMISSINGMFATOKENCLAIM"}}}""",
        """{"Error":{"Code":"Unauthorized_MissingMFA"}}""",
        """{"error":{"code":"unauthorized_missingmfa","message":"x"}}""",
        """{"code":900421,"description":"x","data":[],"source":"PartnerCenter"}""",
        """{"code":"900421","description":"x"}""",
        """{"code":10001,"description":"x"}""",
        """{"code":"10001","description":"x"}""",
        """{"status":403,"body":{"code":"900421"}}""",
        """{"error":{"code":"900421","message":"MFA required"}}""",
        """{"error":{"code":"BadRequest","innerError":{"code":900421}}}""",
        "900421",
        "10001",
        "error code 900421",
        "Error 900421: the call needs MFA",
        "401 Unauthorized (900421)",
        "Authentication failed. MFA required. (10001)",
        "Microsoft.Store.PartnerCenter.Exceptions.PartnerException: Authentication failed. MFA required. (10001)",
        "HTTP 403 Unauthorized_MissingMFA",
        "unauthorizedMissingMfaTokenClaim",
        "AADSTS900421",
        """2026-11-01 ERROR {\"error\":{\"code\":\"unauthorized\",\"innerError\":{\"code\":\"unauthorizedMissingMfaTokenClaim\"}}}""",
        """{"error":{"code":"unauthorized","message":"no","innerError":{"code":"unauthorizedMissingMfaTok""" + "enClaim\",\"mess",
    ];

    [Theory]
    [MemberData(nameof(Inputs))]
    public void Is_recognised(string input)
    {
        ErrorResolution found = s_resolver.Resolve(input);

        Assert.Equal((ChainLink.Token, Confidence.High), (found.Link, found.Confidence));
        Assert.Contains("MFA claim", found.Cause);
        Assert.Contains(found.Remediation, step => step.Contains("Test-GraphMfaClaim"));
        ResolutionAssert.IsComplete(found);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(50)]
    [InlineData(5_000)]
    [InlineData(10_000)]
    public void Is_recognised_at_any_depth(int depth)
    {
        string open = string.Concat(Enumerable.Repeat("{\"code\":\"unauthorized\",\"innerError\":", depth));
        string body = $"{{\"error\":{open}{{\"code\":\"unauthorizedMissingMfaTokenClaim\"}}{new string('}', depth)}}}";

        Assert.Equal("unauthorizedMissingMfaTokenClaim", s_resolver.Resolve(body).Code);
    }

    [Theory]
    [InlineData("401 Unauthorized - MFA required")]
    [InlineData("Response status code does not indicate success: 401 (Unauthorized). Multi-factor authentication is needed.")]
    [InlineData("The MFA claim was missing in the token.")]
    public void Words_alone_are_no_proof(string input)
    {
        ErrorResolution found = s_resolver.Resolve(input);

        Assert.Equal((ChainLink.Token, Confidence.Medium), (found.Link, found.Confidence));
        ResolutionAssert.IsComplete(found);
    }

    [Theory]
    [InlineData("2026-11-01 08:00:00.900421 INFO done")]
    [InlineData("processed 10001 records, exit code 0")]
    [InlineData("took 900421 ms, no errors, http ok")]
    [InlineData("process ended with exit code 10001")]
    [InlineData("id 3f900421a, code review finished")]
    public void Numbers_that_only_look_like_it_are_none(string input) =>
        Assert.DoesNotContain(Lines(input), found => found.Link == ChainLink.Token);

    [Fact]
    public void The_exception_of_the_module_says_so_by_itself()
    {
        GdapServiceException failure = new("MfaClaimMissing", GdapErrorKind.Authentication, "x")
        {
            Service = ErrorSource.PartnerCenter,
            StatusCode = 401,
            IsMissingMfaClaim = true,
        };

        ErrorResolution found = s_resolver.Resolve(failure);

        Assert.Equal((ChainLink.Token, Confidence.High, ErrorSource.PartnerCenter), (found.Link, found.Confidence, found.Source));
    }

    private static IEnumerable<ErrorResolution> Lines(string input) =>
        s_resolver.ResolveLines([input]).Append(s_resolver.Resolve(input));
}
