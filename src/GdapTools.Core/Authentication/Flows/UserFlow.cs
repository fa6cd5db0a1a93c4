using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication.Store;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.Flows;

/// <summary>A sign-in with a user in front of it, once; from then on silently. Not even once if an earlier process has
/// stored the user's.</summary>
internal abstract class UserFlow(MsalApplications applications, string? loginHint) : ISignInFlow
{
    private readonly SemaphoreSlim _onlyOne = new(1);
    private readonly StoredAccount? _stored = applications.Stored(loginHint);
    private IAccount? _account;
    private int _signIns;

    protected MsalApplications Applications { get; } = applications;

    /// <summary>The client that knows the user.</summary>
    protected IPublicClientApplication Application { get; set; } = applications.ForUser();

    public async Task<AcquiredToken> AcquireAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        int seen = Volatile.Read(ref _signIns);

        if (!request.IsAnew && _account is IAccount account)
        {
            try
            {
                return AcquiredToken.Of(
                    await AcquireSilentlyAsync(account, request, cancellationToken).ConfigureAwait(false));
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
                return AcquiredToken.Of(
                    await AcquireSilentlyAsync(account, request, cancellationToken).ConfigureAwait(false));
            }

            AuthenticationResult result = await FromStoreAsync(request, cancellationToken).ConfigureAwait(false)
                ?? await SignInAsync(request, cancellationToken).ConfigureAwait(false);
            _account = result.Account;
            Volatile.Write(ref _signIns, _signIns + 1);
            return AcquiredToken.Of(result);
        }
        finally
        {
            _onlyOne.Release();
        }
    }

    // Null where the user is to be asked.
    private async Task<AuthenticationResult?> FromStoreAsync(FlowRequest request, CancellationToken cancellationToken)
    {
        if (_stored is null || _account is not null || request.IsAnew
            || await _stored.FindAsync(Application).ConfigureAwait(false) is not IAccount account)
        {
            return null;
        }

        try
        {
            return await AcquireSilentlyAsync(account, request, cancellationToken).ConfigureAwait(false);
        }
        catch (MsalException exception) when (exception is MsalUiRequiredException or MsalClientException)
        {
            // Expired or revoked since, or never what it seemed.
            return null;
        }
    }

    private Task<AuthenticationResult> AcquireSilentlyAsync(
        IAccount account,
        FlowRequest request,
        CancellationToken cancellationToken) =>
        (Applications.ForCustomer(request.TenantId) ?? Application).AcquireTokenSilent(request.Scopes, account)
            .WithTenantId(request.TenantId)
            .WithClaims(request.Claims)
            .WithForceRefresh(request.IsRenewal)
            .ExecuteAsync(cancellationToken);
}
