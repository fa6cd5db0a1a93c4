using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Browser;
using Microsoft.Identity.Client.Extensibility;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>
/// MSAL's sign-in by way of the system's browser and our own listener. MSAL's opens the browser first and listens then; in
/// between a browser that need not ask finds nobody, and .NET's own listener falls over it.
/// Source: https://learn.microsoft.com/dotnet/api/microsoft.identity.client.extensibility.icustomwebui
/// </summary>
/// <param name="visit">Opens the page and waits.</param>
/// <param name="asSpoken">The address that MSAL made, as the authority is really spoken to.</param>
/// <param name="late">What to throw when the browser does not come back.</param>
internal sealed class LoopbackWebUi(BrowserVisit visit, Func<Uri, Uri> asSpoken, Func<GdapException> late) : ICustomWebUi
{
    public async Task<Uri> AcquireAuthorizationCodeAsync(
        Uri authorizationUri,
        Uri redirectUri,
        CancellationToken cancellationToken)
    {
        string state = StateOf(authorizationUri);

        // A form keeps the code out of the browser's history.
        UriBuilder page = new(asSpoken(authorizationUri));
        page.Query = page.Query.TrimStart('?') + "&response_mode=form_post";
        string code = await visit.ReceiveCodeAsync(page.Uri, state, late, cancellationToken).ConfigureAwait(false);
        return new UriBuilder(redirectUri)
        {
            Query = $"code={Uri.EscapeDataString(code)}&state={Uri.EscapeDataString(state)}",
        }.Uri;
    }

    private static string StateOf(Uri authorizationUri)
    {
        const string Name = "state=";

        foreach (string field in authorizationUri.Query.TrimStart('?').Split('&'))
        {
            if (field.StartsWith(Name, StringComparison.Ordinal))
            {
                return Uri.UnescapeDataString(field.Substring(Name.Length));
            }
        }

        throw new InvalidOperationException("MSAL gave no state.");
    }
}
