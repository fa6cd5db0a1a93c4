using System;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Graph;

/// <summary>When and how long to wait before asking again. For requests that change nothing.</summary>
internal sealed class RetryPolicy(TimeProvider clock, Random random, int maxAttempts = 4)
{
    private readonly object _lock = new();

    public bool ShouldRetry(int statusCode, int attempt) =>
        attempt < maxAttempts && statusCode is 429 or 502 or 503 or 504;

    /// <summary>Waits as long as the service says, else 1, 2, 4 … seconds, give or take half.</summary>
    public Task WaitAsync(TimeSpan? retryAfter, int attempt, CancellationToken cancellationToken)
    {
        double jitter;

        lock (_lock)
        {
            jitter = 0.5 + random.NextDouble();
        }

        TimeSpan delay = retryAfter ?? TimeSpan.FromSeconds(Math.Pow(2, attempt - 1) * jitter);
#if NET
        return Task.Delay(delay, clock, cancellationToken);
#else
        return clock.Delay(delay, cancellationToken);
#endif
    }
}
