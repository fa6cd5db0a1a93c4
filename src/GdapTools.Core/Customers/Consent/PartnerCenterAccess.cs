using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers.Consent;

/// <summary>
/// Whether Partner Center is open to the session, asked once a run by reading one customer. Indirect resellers have no
/// access to it.
/// Source: https://learn.microsoft.com/partner-center/developer/get-a-list-of-customers
/// </summary>
internal sealed class PartnerCenterAccess(GdapSession session) : IDisposable
{
    private const string Path = "v1/customers?size=1";

    private readonly SemaphoreSlim _gate = new(1);
    private bool _isAsked;
    private string? _refusal;

    /// <summary>Why Partner Center is closed to the session; null when it is open, or when that cannot be told.</summary>
    /// <exception cref="GdapServiceException"><c>MfaClaimMissing</c>: the session's token is not enough for it.</exception>
    public async Task<string?> RefusalAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (!_isAsked)
            {
                _refusal = await AskAsync(cancellationToken).ConfigureAwait(false);
                _isAsked = true;
            }

            return _refusal;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<string?> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            ServiceAnswer answer = await session.PartnerCenter
                .GetAsync(Path, validateMfa: false, cancellationToken)
                .ConfigureAwait(false);
            GdapServiceException? error = answer.IsSuccess ? null : session.PartnerCenter.Error(answer);
            return error is { IsMissingMfaClaim: true } ? throw error
                : error is { StatusCode: 403 } ? error.Message + " Indirect resellers have no access to this API."
                : null;
        }
        catch (GdapException failure) when (failure is GdapAuthenticationException or { ErrorId: "TokenOfAnotherService" })
        {
            return "There is no token for Partner Center: " + failure.Message;
        }
    }
}
