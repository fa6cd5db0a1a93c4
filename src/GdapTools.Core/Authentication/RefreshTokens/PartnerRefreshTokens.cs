using System;
using System.Security;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Session;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Authentication.RefreshTokens;

/// <summary>Gets refresh tokens from a user in front of a browser, and hands out none whose sign-in was without MFA.
/// Source: https://learn.microsoft.com/partner-center/developer/enable-secure-app-model</summary>
public static class PartnerRefreshTokens
{
    private const int Attempts = 2;
    private static readonly TimeSpan s_answerTime = TimeSpan.FromSeconds(100);

    /// <summary>Has the user sign in, once more if the first time was without MFA.</summary>
    /// <exception cref="GdapAuthenticationException">The token endpoint or the sign-in page refused
    /// (<c>ConsentDeclined</c>, <c>RedirectNotRegistered</c> and the token endpoint's own), or MFA stayed out
    /// (<c>MfaClaimMissing</c>).</exception>
    /// <exception cref="GdapException"><c>RedirectPortInUse</c>, <c>RedirectPortNotAllowed</c>,
    /// <c>BrowserNotOpened</c>, <c>SignInTimedOut</c>, <c>RedirectStateMismatch</c>, <c>DeviceCodeExpired</c>,
    /// <c>RefreshTokenNotIssued</c>, <c>TenantIdInvalid</c>, or no way to the token endpoint.</exception>
    public static async Task<PartnerRefreshToken> AcquireAsync(
        RefreshTokenRequest request,
        CancellationToken cancellationToken)
    {
        TenantName.Demand(request.TenantId);
        using Transport transport = new(
            request.Endpoints, request.Carrier, new Timing(request.Clock, new Random(), s_answerTime), request.Proxy);
        IRefreshTokenFlow flow = Flow(request, transport);

        for (int attempt = 1; ; attempt++)
        {
            AcquiredTokens tokens = await SignInAsync(flow, request, cancellationToken).ConfigureAwait(false);
            MfaClaimResult claim = MfaClaimEvaluator.Evaluate(
                tokens.AccessToken, new MfaClaimExpectation { Clock = request.Clock });

            if (claim.Verdict == MfaClaimVerdict.Pass)
            {
                return Describe(request, flow.Kind, tokens, claim);
            }

            if (attempt == Attempts)
            {
                MfaShortfall shortfall = new(ConnectLike(request), transport);
                throw await shortfall
                    .ExplainAsync(tokens.AccessToken, claim, refusal: null, cancellationToken)
                    .ConfigureAwait(false);
            }
        }
    }

    private static IRefreshTokenFlow Flow(RefreshTokenRequest request, Transport transport) => request switch
    {
        { Credential: ClientCredential credential, Prompt: null } =>
            new BrowserTokenFlow(request, credential, transport),
        { Credential: null, Prompt: { } prompt } => new DeviceCodeTokenFlow(request, prompt, transport),
        _ => throw new ArgumentException("Either a credential or a prompt is needed.", nameof(request)),
    };

    private static async Task<AcquiredTokens> SignInAsync(
        IRefreshTokenFlow flow,
        RefreshTokenRequest request,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();

        try
        {
            return await flow.SignInAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (SignInFailure.Translates(exception, cancellationToken))
        {
            GdapException failure = SignInFailure.Translate(exception, request.TenantId, request.Endpoints.AuthorityHost);
            throw flow.Kind == ClientKind.Confidential ? RedirectAdvice.Advise(failure, request.Port) : failure;
        }
    }

    private static PartnerRefreshToken Describe(
        RefreshTokenRequest request,
        ClientKind kind,
        AcquiredTokens tokens,
        MfaClaimResult claim) => new()
        {
            RefreshToken = Protect(tokens.RefreshToken ?? throw NotIssued(request)),
            ClientKind = kind,
            UserPrincipalName = claim.UserPrincipalName,
            TenantId = claim.TenantId ?? request.TenantId,
            ClientId = request.ClientId,
            MfaClaim = claim,
            IssuedAt = request.Clock.GetUtcNow(),
        };

    private static SecureString Protect(string text)
    {
        SecureString secure = new();

        foreach (char character in text)
        {
            secure.AppendChar(character);
        }

        secure.MakeReadOnly();
        return secure;
    }

    private static GdapException NotIssued(RefreshTokenRequest request) => new(
        "RefreshTokenNotIssued",
        GdapErrorKind.Authentication,
        $"The sign-in to tenant '{request.TenantId}' succeeded, and no refresh token came with it.",
        request.TenantId,
        "Grant the application the delegated permission offline_access, and look for a Conditional Access policy with a "
        + "sign-in frequency of every time.");

    private static ConnectRequest ConnectLike(RefreshTokenRequest request) => new()
    {
        SignIn = new InteractiveSignIn { ClientId = request.ClientId, TenantId = request.TenantId },
        Source = SessionSource.Interactive,
        Endpoints = request.Endpoints,
        Clock = request.Clock,
        Carrier = request.Carrier,
    };
}
