using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Store;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>A sign-in with a user in front of it, once; from then on silently.</summary>
internal abstract class UserFlow(IPublicClientApplication application, StoredAccount? stored) : ISignInFlow
{
    private readonly SemaphoreSlim _onlyOne = new(1);
    private IAccount? _account;

    protected IPublicClientApplication Application { get; } = application;

    public async Task<AuthenticationResult> AcquireAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        if (_account is IAccount account)
        {
            return await AcquireSilentlyAsync(account, request, cancellationToken).ConfigureAwait(false);
        }

        // Several customers at once must not open as many browsers.
        await _onlyOne.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_account is IAccount known)
            {
                return await AcquireSilentlyAsync(known, request, cancellationToken).ConfigureAwait(false);
            }

            AuthenticationResult result = await FromStoreAsync(request, cancellationToken).ConfigureAwait(false)
                ?? await SignInAsync(request, cancellationToken).ConfigureAwait(false);
            _account = result.Account;
            return result;
        }
        finally
        {
            _onlyOne.Release();
        }
    }

    protected abstract Task<AuthenticationResult> SignInAsync(FlowRequest request, CancellationToken cancellationToken);

    private async Task<AuthenticationResult?> FromStoreAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        if (stored is null || await stored.FindAsync(Application).ConfigureAwait(false) is not IAccount account)
        {
            return null;
        }

        try
        {
            return await AcquireSilentlyAsync(account, request, cancellationToken).ConfigureAwait(false);
        }
        catch (MsalUiRequiredException)
        {
            // Expired or revoked since.
            return null;
        }
    }

    private async Task<AuthenticationResult> AcquireSilentlyAsync(
        IAccount account,
        FlowRequest request,
        CancellationToken cancellationToken)
    {
        try
        {
            return await Application.AcquireTokenSilent(request.Scopes, account)
                .WithTenantId(request.TenantId)
                .WithClaims(request.Claims)
                .WithForceRefresh(request.IsRenewal)
                .ExecuteAsync(cancellationToken)
                .ConfigureAwait(false);
        }
        catch (MsalUiRequiredException) when (request.Claims is not null)
        {
            // What the service demands, only the user can give: once more in front of it.
            return await SignInAsync(request, cancellationToken).ConfigureAwait(false);
        }
    }
}
