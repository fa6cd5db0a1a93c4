using System;
using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;

namespace GdapTools.Core.Graph;

/// <summary>Reads Partner Center, which has no SDK, over the same transport as Graph.
/// Source: https://learn.microsoft.com/partner-center/developer/partner-center-authentication</summary>
internal sealed class PartnerCenterClient(
    CloudEndpoints endpoints,
    ITokenSource tokens,
    HttpClient http,
    TimeProvider clock,
    Random random)
{
    private const int MaxResponseBytes = 64 * 1024 * 1024;
    private readonly RetryPolicy _retry = new(clock, random);

    /// <summary>Sends a GET and returns its answer, whatever the status.</summary>
    /// <param name="path">Path below the endpoint, for example <c>v1/profiles/legalbusiness</c>.</param>
    /// <param name="validateMfa">Asks the service to say whether the call is MFA compliant (<c>isMfaCompliant</c>).</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="GdapException">No token, or no answer.</exception>
    public async Task<ServiceAnswer> GetAsync(string path, bool validateMfa, CancellationToken cancellationToken)
    {
        Uri uri = new(endpoints.PartnerCenter, path);
        string token = await tokens
            .GetTokenAsync(new TokenRequest(ProbeTarget.PartnerCenter, TenantId: null), cancellationToken)
            .ConfigureAwait(false);

        for (int attempt = 1; ; attempt++)
        {
            ServiceAnswer answer = await SendAsync(uri, token, validateMfa, cancellationToken).ConfigureAwait(false);

            if (answer.IsSuccess || !_retry.ShouldRetry(answer.StatusCode, attempt))
            {
                return answer;
            }

            await _retry.WaitAsync(ServiceErrorReader.RetryAfter(answer, clock), attempt, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    /// <summary>The exception that stands for an error answer.</summary>
    public GdapServiceException Error(ServiceAnswer answer) =>
        ServiceErrorReader.Read(answer, ErrorSource.PartnerCenter, clock);

    private async Task<ServiceAnswer> SendAsync(
        Uri uri,
        string token,
        bool validateMfa,
        CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, uri);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");

        if (validateMfa)
        {
            request.Headers.TryAddWithoutValidation("ValidateMfa", "true");
        }

        try
        {
            using HttpResponseMessage response = await http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            return await AnswerReader.ReadAsync(response, uri, MaxResponseBytes, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException or TaskCanceledException or ObjectDisposedException
            && !cancellationToken.IsCancellationRequested)
        {
            throw NetworkFailure.Translate(exception, uri);
        }
    }
}
