using System;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph.Pacing;

namespace GdapTools.Core.Graph;

/// <summary>Partner Center, which has no SDK, through the same pipeline as Graph.
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
        ServiceCall call = Call(uri, attempt =>
        {
            HttpRequestMessage request = Message(HttpMethod.Get, uri, attempt.ClientRequestId);

            if (validateMfa)
            {
                request.Headers.TryAddWithoutValidation("ValidateMfa", "true");
            }

            return request;
        });
        return pipeline.SendAsync(call with { IsIdempotent = true }, cancellationToken);
    }

    /// <summary>Sends what changes something, as <see cref="IServiceWriter"/> says.</summary>
    public async Task<ServiceAnswer> WriteAsync(PartnerCenterWrite write, CancellationToken cancellationToken)
    {
        Uri uri = new(endpoints.PartnerCenter, write.Path);
        ServiceCall call = Call(uri, attempt =>
        {
            write.RequestId ??= attempt.ClientRequestId;
            HttpRequestMessage request = Message(write.Method, uri, write.RequestId);
            request.Content = write.Body is string body ? new StringContent(body, Encoding.UTF8, "application/json") : null;
            return request;
        });
        ServiceAnswer answer = await pipeline.SendAsync(call with { WaitsItsTurn = true }, cancellationToken)
            .ConfigureAwait(false);
        return answer.IsSuccess ? answer : throw Error(answer);
    }

    /// <summary>The exception that stands for an error answer.</summary>
    public GdapServiceException Error(ServiceAnswer answer) =>
        ServiceErrorReader.Read(answer, ErrorSource.PartnerCenter, clock);

    private ServiceCall Call(Uri uri, Func<CallAttempt, HttpRequestMessage> build) => new(
        uri, ErrorSource.PartnerCenter, (attempt, token) => SendAsync(build(attempt), attempt, token))
    {
        Costs = [(PartnerCenterBudget.Requests, 1)],
    };

    private static HttpRequestMessage Message(HttpMethod method, Uri uri, string requestId)
    {
        HttpRequestMessage request = new(method, uri);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("MS-RequestId", requestId);
        return request;
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage message,
        CallAttempt attempt,
        CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = message;
        string token = await tokens
            .GetTokenAsync(TokenRequest.For(ProbeTarget.PartnerCenter, tenantId: null, attempt), cancellationToken)
            .ConfigureAwait(false);
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
        request.Headers.TryAddWithoutValidation("client-request-id", attempt.ClientRequestId);
        return await http
            .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
            .ConfigureAwait(false);
    }
}
