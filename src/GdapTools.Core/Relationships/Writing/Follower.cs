using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>Waits, by the session's clock, for what the service does by itself after a request.</summary>
/// <param name="clock">The session's clock.</param>
/// <param name="timeout">How long to wait in all.</param>
internal sealed class Follower(TimeProvider clock, TimeSpan timeout)
{
    private const int MostFailures = 3;

    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(30);

    /// <summary>Reads until it is done.</summary>
    /// <param name="doing">What is being done.</param>
    /// <param name="target">What it concerns, for errors.</param>
    /// <param name="retryAfter">When the service says to look for the first time; null for now.</param>
    /// <param name="readAsync">Reads how things are; null when it is not done yet.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="GdapException"><c>WriteStillRunning</c>, or <c>WriteOutcomeUnknown</c> when reading failed.</exception>
    public async Task<T> UntilAsync<T>(
        string doing,
        string target,
        TimeSpan? retryAfter,
        Func<CancellationToken, Task<T?>> readAsync,
        CancellationToken cancellationToken)
        where T : class
    {
        DateTimeOffset end = clock.GetUtcNow() + timeout;
        TimeSpan wait = s_first;
        int failures = 0;

        if (retryAfter is TimeSpan first)
        {
            await clock.WaitAsync(Shorter(first, end - clock.GetUtcNow()), cancellationToken).ConfigureAwait(false);
        }

        while (true)
        {
            try
            {
                if (await readAsync(cancellationToken).ConfigureAwait(false) is T done)
                {
                    return done;
                }

                failures = 0;
            }
            catch (GdapServiceException failure)
            {
                // One answer that cannot be used is no reason to leave the user without the end.
                if (++failures == MostFailures || failure.StatusCode is 401 or 403)
                {
                    throw WriteErrors.NotFollowed(failure, doing, target);
                }
            }

            TimeSpan left = end - clock.GetUtcNow();

            if (left <= TimeSpan.Zero)
            {
                throw WriteErrors.StillRunning(doing, target, timeout);
            }

            await clock.WaitAsync(Shorter(wait, left), cancellationToken).ConfigureAwait(false);
            wait = Shorter(wait + wait, s_longest);
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
