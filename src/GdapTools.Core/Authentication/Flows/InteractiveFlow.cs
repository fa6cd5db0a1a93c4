using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>The system's browser, which comes back to a loopback address.
/// Source: https://learn.microsoft.com/entra/msal/dotnet/acquiring-tokens/using-web-browsers</summary>
internal sealed class InteractiveFlow(MsalApplications applications, InteractiveSignIn signIn)
    : UserFlow(
        applications.ForUser(builder => builder.WithRedirectUri("http://localhost")), applications.Stored(signIn.LoginHint))
{
    protected override Task<AuthenticationResult> SignInAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        SystemWebViewOptions browser = new()
        {
            HtmlMessageSuccess = Page("You are signed in. You can close this window and go back to PowerShell."),
            HtmlMessageError = Page("The sign-in failed. You can close this window; PowerShell says why."),
            OpenBrowserAsync = signIn.OpenBrowser,
        };
        AcquireTokenInteractiveParameterBuilder builder = Application.AcquireTokenInteractive(request.Scopes)
            .WithTenantId(request.TenantId)
            .WithUseEmbeddedWebView(false)
            .WithSystemWebViewOptions(browser)
            .WithClaims(request.Claims);
        builder = signIn.LoginHint is string name ? builder.WithLoginHint(name) : builder.WithPrompt(Prompt.SelectAccount);
        return builder.ExecuteAsync(cancellationToken);
    }

    private static string Page(string text) =>
        "<html><head><meta charset=\"utf-8\"><title>GdapTools</title></head><body style=\"font-family:sans-serif\"><p>"
        + text + "</p></body></html>";
}
