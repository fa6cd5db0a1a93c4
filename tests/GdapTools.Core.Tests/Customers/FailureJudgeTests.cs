using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Errors;
using GdapTools.Core.Tests.Customers.Health;
using Xunit;

namespace GdapTools.Core.Tests.Customers;

/// <summary>Which refusals are one cause for all customers.</summary>
public sealed class FailureJudgeTests
{
    private static readonly ErrorResolver s_errors = new();

    [Theory]
    [InlineData(50053)]
    [InlineData(50055)]
    [InlineData(50057)]
    [InlineData(50126)]
    [InlineData(530034)]
    public void What_is_said_of_the_account_itself_is_shared(int code)
    {
        ChainStep step = Refused(code);

        Assert.Equal(("ACC003", $"ACC003:AADSTS{code}"), (step.CheckId, step.Shared?.Id));
        Assert.StartsWith("Tokens for customer tenants are refused", step.Shared!.Step.Cause);
    }

    [Theory]
    [InlineData(50034)]
    [InlineData(5000224)]
    [InlineData(53003)]
    [InlineData(53000)]
    [InlineData(50105)]
    [InlineData(65001)]
    [InlineData(90072)]
    public void What_can_be_the_customers_doing_is_not(int code) => Assert.Null(Refused(code).Shared);

    [Fact]
    public void A_token_that_is_of_one_tenant_alone_is_one_cause()
    {
        ChainStep one = Judge(new GdapException("TokenOfAnotherTenant", GdapErrorKind.Authentication, "Not for one.", "one"));
        ChainStep two = Judge(new GdapException("TokenOfAnotherTenant", GdapErrorKind.Authentication, "Not for two.", "two"));

        Assert.Equal(GdapVerdict.Unknown, one.Verdict);
        Assert.Equal(one.Shared!.Id, two.Shared!.Id);
        Assert.Equal(one.Shared.Step.Cause, two.Shared.Step.Cause);
    }

    private static ChainStep Refused(int code) => Judge(
        new GdapAuthenticationException("TokenRefused", GdapErrorKind.Authentication, $"AADSTS{code}: Said by a test.")
        {
            StatusCode = 400,
            ErrorCodes = [code],
        });

    private static ChainStep Judge(GdapException failure)
    {
        using PlannedSession planned = new();
        return new FailureJudge(error => s_errors.Resolve(error), planned.Session).Judge(failure, "A token for this tenant");
    }
}
