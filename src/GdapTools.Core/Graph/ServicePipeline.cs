using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph.Pacing;

namespace GdapTools.Core.Graph;

/// <summary>
/// The one way to Graph and Partner Center: paces, sends, waits as long as the service says, and asks again where that
/// changes nothing. Answers come back whatever their status; no answer at all is an exception.
/// </summary>
internal sealed class ServicePipeline(ITokenSource tokens, Pacer pacer, TimeProvider clock, Random random, TimeSpan timeout)
{
    private readonly RetryPolicy _retry = new(random);

    // Hosts that gave no answer, however often they were asked; until they give one again.
    private readonly ConcurrentDictionary<string, bool> _lost = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="GdapServiceException">No answer came, or one that is too large.</exception>
    /// <exception cref="GdapException">There is no token, or a host was refused.</exception>
    public async Task<ServiceAnswer> SendAsync(ServiceCall call, CancellationToken cancellationToken)
    {
        DateTimeOffset? renewTokensBefore = null;
        string? claims = null;

        for (int attempt = 1; ; attempt++)
        {
            IReadOnlyList<(Pace Pace, Grant Grant)> grants = await WaitAsync(call, cancellationToken).ConfigureAwait(false);
            DateTimeOffset sentAt = clock.GetUtcNow();
            CallAttempt sending = new(_retry.NewRequestId(), renewTokensBefore, claims);
            ServiceAnswer answer;

            try
            {
                answer = await SendOnceAsync(call, sending, cancellationToken).ConfigureAwait(false);
            }
            catch (GdapServiceException failure) when (call.IsIdempotent)
            {
                if (!MayRepeat(failure, call.Uri, attempt))
                {
                    throw;
                }

                await clock.WaitAsync(_retry.Backoff(attempt), cancellationToken).ConfigureAwait(false);
                continue;
            }

            _lost.TryRemove(call.Uri.Authority, out _);

            TimeSpan wait = ServiceErrorReader.RetryAfter(answer, clock) ?? _retry.Backoff(attempt);
            Report(grants, answer, wait);

            if (renewTokensBefore is null && TokenRefusal.Read(answer) is TokenRefusal refusal && MayRenew(sending))
            {
                renewTokensBefore = sentAt;
                claims = refusal.Claims;
                continue;
            }

            bool mayRepeat = call.IsIdempotent || (call.WaitsItsTurn && answer.StatusCode == 429);

            if (!mayRepeat || !RetryPolicy.ShouldRetry(answer.StatusCode, attempt))
            {
                return answer;
            }

            // After a 429 the pace itself holds back, also what others send.
            if (answer.StatusCode != 429)
            {
                await clock.WaitAsync(wait, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Slows down, once, for answers inside a batch that were refused with 429.</summary>
    public void Throttle(Budget budget, string? tenantId, IReadOnlyList<ServiceAnswer> items)
    {
        TimeSpan? longest = items.Max(item => ServiceErrorReader.RetryAfter(item, clock));
        pacer.For(budget, tenantId).Throttle(longest ?? _retry.Backoff(attempt: 1));
    }

    // A host that is gone is not waited for again and again, once for each of thousands of customers.
    private bool MayRepeat(GdapServiceException failure, Uri uri, int attempt)
    {
        if (_lost.ContainsKey(uri.Authority))
        {
            return false;
        }

        bool mayRepeat = RetryPolicy.ShouldRetry(failure, attempt);

        if (!mayRepeat && failure.ErrorId == "EndpointUnreachable")
        {
            _lost[uri.Authority] = true;
        }

        return mayRepeat;
    }

    // Not when the SDK has tried the demanded claims already.
    private bool MayRenew(CallAttempt sending) => tokens.CanRenew && sending.Claims is null;

    private async Task<IReadOnlyList<(Pace Pace, Grant Grant)>> WaitAsync(
        ServiceCall call,
        CancellationToken cancellationToken)
    {
        List<(Pace, Grant)> grants = [];

        foreach ((Budget budget, double cost) in call.Costs)
        {
            Pace pace = pacer.For(budget, call.TenantId);
            grants.Add((pace, await pace.WaitAsync(cost, cancellationToken).ConfigureAwait(false)));
        }

        return grants;
    }

    private static void Report(IReadOnlyList<(Pace Pace, Grant Grant)> grants, ServiceAnswer answer, TimeSpan wait)
    {
        foreach ((Pace pace, Grant grant) in grants)
        {
            if (answer.StatusCode == 429)
            {
                pace.Throttle(grant, wait);
            }
            else
            {
                pace.Succeed(grant);
            }
        }
    }

    private async Task<ServiceAnswer> SendOnceAsync(
        ServiceCall call,
        CallAttempt sending,
        CancellationToken cancellationToken)
    {
        // The deadline is for the whole answer: one that trickles in would pass a limit on its beginning.
        using CancellationTokenSource deadline = clock.CancelAfter(timeout);
        using CancellationTokenSource either =
            CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);

        try
        {
            using HttpResponseMessage response = await call.SendAsync(sending, either.Token).ConfigureAwait(false);
            return await AnswerReader
                .ReadAsync(response, call.Uri, AnswerReader.DefaultLimit, sending.ClientRequestId, either.Token)
                .ConfigureAwait(false);
        }
        catch (Exception exception) when (
            exception is HttpRequestException or IOException or InvalidDataException or OperationCanceledException
                or ObjectDisposedException)
        {
            // What a closed connection looks like is not what closed it.
            cancellationToken.ThrowIfCancellationRequested();
            Exception cause = deadline.IsCancellationRequested ? new TimeoutException(exception.Message, exception) : exception;
            throw NetworkFailure.Translate(cause, call.Uri, sending.ClientRequestId);
        }
    }
}
