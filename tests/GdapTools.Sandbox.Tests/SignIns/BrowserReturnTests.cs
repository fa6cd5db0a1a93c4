using System;
using System.Net;
using System.Threading.Tasks;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Tests.RefreshTokens;
using Xunit;

namespace GdapTools.Sandbox.Tests.SignIns;

/// <summary>What a browser comes back with that is no code, and how each is told.</summary>
public sealed class BrowserReturnTests
{
    [Theory]
    [InlineData("access_denied", "AADSTS65004: User declined to consent.", "ConsentDeclined", "accept")]
    [InlineData("interaction_required", "AADSTS53003: Blocked.", "BlockedByConditionalAccess", "Resolve-GraphError AADSTS53003")]
    [InlineData("interaction_required", "AADSTS50076: MFA.", "MfaRequired", "-RequireMfa -ForceSignIn")]
    [InlineData("unauthorized_client", "AADSTS700016: No such application.", "ApplicationNotFound", "-ClientId")]
    [InlineData("server_error", "", "SignInFailed", "Resolve-GraphError server_error")]
    public async Task What_the_page_reports(string error, string description, string errorId, string advice)
    {
        using Bench bench = new();
        TestBrowser browser = Reporting(error, description);

        GdapException failure = await bench.FailAsync(Bench.ByBrowser(browser.OpenAsync));

        Assert.Equal((errorId, GdapErrorKind.Authentication), (failure.ErrorId, failure.Kind));
        Assert.Contains(advice, failure.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, browser.Answer!.StatusCode);
        Assert.Equal(0, bench.Count("/token"));
    }

    [Fact]
    public async Task A_page_that_was_given_up()
    {
        using Bench bench = new();
        TestBrowser browser = Reporting("access_denied", "the user canceled the authentication", "cancel");

        GdapException failure = await bench.FailAsync(Bench.ByBrowser(browser.OpenAsync));

        Assert.Equal(("SignInCancelled", GdapErrorKind.Authentication), (failure.ErrorId, failure.Kind));
    }

    [Fact]
    public async Task The_answer_to_another_sign_in()
    {
        using Bench bench = new();
        TestBrowser browser = new() { Edit = fields => fields["state"] = "another" };

        GdapException failure = await bench.FailAsync(Bench.ByBrowser(browser.OpenAsync));

        Assert.Equal(("RedirectStateMismatch", GdapErrorKind.Security), (failure.ErrorId, failure.Kind));
        Assert.Equal(0, bench.Count("/token"));
    }

    [Fact]
    public async Task The_code_comes_by_a_form_and_stays_out_of_the_history()
    {
        using Bench bench = new();
        TestBrowser browser = new();

        using GdapSession session = await bench.ConnectAsync(Bench.ByBrowser(browser.OpenAsync));

        Assert.Equal("form_post", browser.Parameter("response_mode"));
    }

    [Fact]
    public async Task Somebody_listens_before_the_browser_opens()
    {
        using Bench bench = new();
        bool? answers = null;
        TestBrowser browser = new();

        using GdapSession session = await bench.ConnectAsync(Bench.ByBrowser(async page =>
        {
            Uri redirect = new(NameValues.Parse(page.Query)["redirect_uri"]!);
            answers = await LoopbackPorts.AnswersAsync(redirect.Port);
            await browser.OpenAsync(page);
        }));

        Assert.True(answers);
    }

    private static TestBrowser Reporting(string error, string description, string? subcode = null) => new()
    {
        Edit = fields =>
        {
            fields.Remove("code");
            fields["error"] = error;
            fields["error_description"] = description;
            if (subcode is not null)
            {
                fields["error_subcode"] = subcode;
            }
        },
    };
}
