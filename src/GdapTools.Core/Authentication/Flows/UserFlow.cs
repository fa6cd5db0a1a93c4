using System.Threading;
using System.Threading.Tasks;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>A sign-in with a user in front of it, once; from then on silently.</summary>
internal abstract class UserFlow(IPublicClientApplication application) : ISignInFlow
{
    private readonly SemaphoreSlim _onlyOne = new(1);
    private IAccount? _account;
    private int _signIns;

    protected IPublicClientApplication Application { get; } = application;

    public async Task<AcquiredToken> AcquireAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        int seen = Volatile.Read(ref _signIns);

        if (!request.IsAnew && _account is IAccount account)
        {
            try
            {
                return await AcquireSilentlyAsync(account, request, cancellationToken).ConfigureAwait(false);
            }
            catch (MsalUiRequiredException) when (request.Claims is not null)
            {
                // What the service demands, only the user can give: once more in front of it.
            }
        }

        return await SignInOnceAsync(seen, request, cancellationToken).ConfigureAwait(false);
    }

    protected abstract Task<AuthenticationResult> SignInAsync(FlowRequest request, CancellationToken cancellationToken);

    private async Task<AcquiredToken> SignInOnceAsync(int seen, FlowRequest request, CancellationToken cancellationToken)
    {
        // Several customers at once must not open as many browsers.
        await _onlyOne.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (_account is IAccount account && _signIns != seen)
            {
                return await AcquireSilentlyAsync(account, request, cancellationToken).ConfigureAwait(false);
            }

            AuthenticationResult result = await SignInAsync(request, cancellationToken).ConfigureAwait(false);
            _account = result.Account;
            Volatile.Write(ref _signIns, _signIns + 1);
            return AcquiredToken.Of(result);
        }
        finally
        {
            _onlyOne.Release();
        }
    }

    private async Task<AcquiredToken> AcquireSilentlyAsync(
        IAccount account,
        FlowRequest request,
        CancellationToken cancellationToken) =>
        AcquiredToken.Of(await Application.AcquireTokenSilent(request.Scopes, account)
            .WithTenantId(request.TenantId)
            .WithClaims(request.Claims)
            .WithForceRefresh(request.IsRenewal)
            .ExecuteAsync(cancellationToken)
            .ConfigureAwait(false));
}
