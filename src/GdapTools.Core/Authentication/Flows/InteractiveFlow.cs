using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Browser;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>The system's browser, which comes back to a loopback address.
/// Source: https://learn.microsoft.com/entra/msal/dotnet/acquiring-tokens/using-web-browsers</summary>
internal sealed class InteractiveFlow(MsalApplications applications, InteractiveSignIn signIn, TimeProvider clock)
    : UserFlow(applications, signIn.LoginHint)
{
    protected override async Task<AuthenticationResult> SignInAsync(
        FlowRequest request,
        CancellationToken cancellationToken)
    {
        using RedirectListener listener = RedirectListener.Open(port: 0, request.TenantId, clock, signIn.Limits);
        IPublicClientApplication application =
            Applications.ForUser(builder => builder.WithRedirectUri(listener.Address));
        LoopbackWebUi page = new(
            new BrowserVisit(listener, signIn.OpenBrowser, signIn.Patience, clock),
            Applications.AsSpoken,
            () => Late(request.TenantId));

        try
        {
            AuthenticationResult result = await Build(application, request)
                .WithCustomWebUi(page)
                .ExecuteAsync(cancellationToken)
                .ConfigureAwait(false);
            Application = application;
            return result;
        }
        catch (MsalClientException) when (cancellationToken.IsCancellationRequested)
        {
            // MSAL takes the end of a wait for the user's.
            throw new OperationCanceledException(cancellationToken);
        }
    }

    private AcquireTokenInteractiveParameterBuilder Build(IPublicClientApplication application, FlowRequest request)
    {
        AcquireTokenInteractiveParameterBuilder builder = application.AcquireTokenInteractive(request.Scopes)
            .WithTenantId(request.TenantId)
            .WithClaims(request.SignInClaims);
        builder = signIn.LoginHint is string name ? builder.WithLoginHint(name) : builder;
        return builder.WithPrompt(
            signIn.ForcesSignIn || request.IsAnew ? Prompt.ForceLogin
            : signIn.LoginHint is null ? Prompt.SelectAccount
            : Prompt.NoPrompt);
    }

    private GdapException Late(string tenantId) => new(
        "SignInTimedOut",
        GdapErrorKind.Timeout,
        $"The browser did not come back within {signIn.Patience.TotalMinutes:0} minutes: it was closed, or the sign-in was "
        + "not finished.",
        tenantId,
        "Run the command again and finish the sign-in. If the page says AADSTS50011, add the redirect http://localhost to the "
        + "application, under \"Mobile and desktop applications\". On a machine without a browser, use -UseDeviceCode.");
}
