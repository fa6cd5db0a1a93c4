using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Authentication;

/// <summary>
/// Asks a busy token endpoint again, when it says and a few times: 429 and 503 mean that it took nothing.
/// Sets the limit for each answer too, by the session's clock, so that waiting between two does not count.
/// </summary>
internal sealed class SignInRetryHandler(
    HttpMessageHandler inner,
    TimeProvider clock,
    Random random,
    TimeSpan timeout) : DelegatingHandler(inner)
{
    private const int MostAttempts = 4;
    private const int LargestAnswer = 4 * 1024 * 1024;

    private readonly RetryPolicy _retry = new(random);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken)
    {
        byte[]? body = request.Content is null ? null : await request.Content.ReadAsByteArrayAsync().ConfigureAwait(false);

        for (int attempt = 1; ; attempt++)
        {
            HttpResponseMessage response = await SendOnceAsync(Copy(request, body), cancellationToken).ConfigureAwait(false);

            if ((int)response.StatusCode is not (429 or 503) || attempt == MostAttempts)
            {
                return response;
            }

            TimeSpan wait = WaitOf(response.Headers.RetryAfter) ?? _retry.Backoff(attempt);
            response.Dispose();
            await clock.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using CancellationTokenSource deadline = clock.CancelAfter(timeout);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);

        try
        {
            HttpResponseMessage response = await base.SendAsync(request, either.Token).ConfigureAwait(false);
            // Nothing but closing it ends this reading.
            using CancellationTokenRegistration abort = either.Token.Register(response.Dispose);
            await response.Content.LoadIntoBufferAsync(LargestAnswer).ConfigureAwait(false);
            return response;
        }
        catch (Exception exception) when (exception is not GdapException && either.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new TimeoutException("The token endpoint did not answer in time.", exception);
        }
    }

    private TimeSpan? WaitOf(RetryConditionHeaderValue? stated) =>
        stated?.Delta ?? (stated?.Date is DateTimeOffset date ? date - clock.GetUtcNow() : null);

    // A request can be sent once only.
    private static HttpRequestMessage Copy(HttpRequestMessage request, byte[]? body)
    {
        HttpRequestMessage copy = new(request.Method, request.RequestUri);
        foreach (KeyValuePair<string, IEnumerable<string>> header in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        if (body is not null)
        {
            copy.Content = new ByteArrayContent(body);
            copy.Content.Headers.ContentType = request.Content!.Headers.ContentType;
        }

        return copy;
    }
}
