using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.RefreshTokens;
using GdapTools.Core.Graph;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>The system's browser, which comes back to a loopback address.
/// Source: https://learn.microsoft.com/entra/msal/dotnet/acquiring-tokens/using-web-browsers</summary>
internal sealed class InteractiveFlow(MsalApplications applications, InteractiveSignIn signIn, TimeProvider clock)
    : UserFlow(
        applications, applications.ForUser(builder => builder.WithRedirectUri("http://localhost")), signIn.LoginHint)
{
    protected override async Task<AuthenticationResult> SignInAsync(
        FlowRequest request,
        CancellationToken cancellationToken)
    {
        // Nobody tells when a browser is closed.
        using CancellationTokenSource patience = clock.CancelAfter(signIn.Patience);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        GdapException? notOpened = null;

        async Task OpenAsync(Uri page)
        {
            try
            {
                await Task.Run(() => (signIn.OpenBrowser ?? SystemBrowser.OpenAsync)(page), CancellationToken.None).ConfigureAwait(false);
            }
            catch (Exception failure)
            {
                // Anything else than our own words may hold the address of the page, and so the state.
                notOpened = failure as GdapException ?? SystemBrowser.NotOpened(failure.GetType().Name);
                Stop(either);
            }
        }

        try
        {
            // MSAL listens only when the browser is said to be open.
            return await Build(request, page => _ = OpenAsync(page)).ExecuteAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (notOpened is not null)
        {
            throw notOpened;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new GdapException(
                "SignInTimedOut",
                GdapErrorKind.Timeout,
                $"The browser did not come back within {signIn.Patience.TotalMinutes:0} minutes: it was closed, or the sign-in was "
                + "not finished.",
                request.TenantId,
                "Run the command again and finish the sign-in. If the page says AADSTS50011, add the redirect http://localhost to the "
                + "application, under \"Mobile and desktop applications\". On a machine without a browser, use -UseDeviceCode.");
        }
    }

    private AcquireTokenInteractiveParameterBuilder Build(FlowRequest request, Action<Uri> open)
    {
        SystemWebViewOptions browser = new()
        {
            HtmlMessageSuccess = Page("You are signed in. You can close this window and go back to PowerShell."),
            HtmlMessageError = Page("The sign-in failed. You can close this window; PowerShell says why."),
            OpenBrowserAsync = page =>
            {
                open(Applications.AsSpoken(page));
                return Task.CompletedTask;
            },
        };
        AcquireTokenInteractiveParameterBuilder builder = Application.AcquireTokenInteractive(request.Scopes)
            .WithTenantId(request.TenantId)
            .WithUseEmbeddedWebView(false)
            .WithSystemWebViewOptions(browser)
            .WithClaims(request.SignInClaims);
        builder = signIn.LoginHint is string name ? builder.WithLoginHint(name) : builder;
        return builder.WithPrompt(
            signIn.ForcesSignIn || request.IsAnew ? Prompt.ForceLogin
            : signIn.LoginHint is null ? Prompt.SelectAccount
            : Prompt.NoPrompt);
    }

    // The browser may outlast the sign-in.
    private static void Stop(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (ObjectDisposedException)
        {
        }
    }

    private static string Page(string text) =>
        "<html><head><meta charset=\"utf-8\"><title>GdapTools</title></head><body style=\"font-family:sans-serif\"><p>"
        + text + "</p></body></html>";
}
