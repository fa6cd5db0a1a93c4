using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph.Pacing;

namespace GdapTools.Core.Graph;

/// <summary>Reads Partner Center, which has no SDK, through the same pipeline as Graph.
/// Source: https://learn.microsoft.com/partner-center/developer/partner-center-authentication</summary>
internal sealed class PartnerCenterClient(
    CloudEndpoints endpoints,
    ITokenSource tokens,
    HttpClient http,
    TimeProvider clock,
    ServicePipeline pipeline)
{
    /// <summary>Sends a GET and returns its answer, whatever the status.</summary>
    /// <param name="path">Path below the endpoint, for example <c>v1/profiles/legalbusiness</c>.</param>
    /// <param name="validateMfa">Asks the service to say whether the call is MFA compliant (<c>isMfaCompliant</c>).</param>
    /// <param name="cancellationToken">Stops the call.</param>
    /// <exception cref="GdapException">No token, or no answer.</exception>
    public Task<ServiceAnswer> GetAsync(string path, bool validateMfa, CancellationToken cancellationToken)
    {
        Uri uri = new(endpoints.PartnerCenter, path);
        ServiceCall call = new(
            uri, ErrorSource.PartnerCenter, (attempt, token) => SendAsync(uri, validateMfa, attempt, token))
        {
            Costs = [(PartnerCenterBudget.Requests, 1)],
            IsIdempotent = true,
        };
        return pipeline.SendAsync(call, cancellationToken);
    }

    /// <summary>The exception that stands for an error answer.</summary>
    public GdapServiceException Error(ServiceAnswer answer) =>
        ServiceErrorReader.Read(answer, ErrorSource.PartnerCenter, clock);

    private async Task<HttpResponseMessage> SendAsync(
        Uri uri,
        bool validateMfa,
        CallAttempt attempt,
        CancellationToken cancellationToken)
    {
        string token = await tokens
            .GetTokenAsync(TokenRequest.For(ProbeTarget.PartnerCenter, tenantId: null, attempt), cancellationToken)
            .ConfigureAwait(false);
        using HttpRequestMessage request = new(HttpMethod.Get, uri);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("client-request-id", attempt.ClientRequestId);
        request.Headers.TryAddWithoutValidation("MS-RequestId", attempt.ClientRequestId);

        if (validateMfa)
        {
            request.Headers.TryAddWithoutValidation("ValidateMfa", "true");
        }

        return await http
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
    }
}
