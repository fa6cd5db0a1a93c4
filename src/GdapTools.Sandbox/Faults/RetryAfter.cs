using System;
using System.Globalization;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Faults;

/// <summary>The header that tells how long to wait.
/// Source: https://www.rfc-editor.org/rfc/rfc9110#name-retry-after</summary>
internal static class RetryAfter
{
    /// <summary>Adds the header: whole seconds, or a date which has no more than those; rounded up.</summary>
    /// <param name="response">What it is added to.</param>
    /// <param name="delay">How long to wait; null adds nothing.</param>
    /// <param name="date">The time that the answer bears; null for a number of seconds.</param>
    public static SandboxResponse Add(SandboxResponse response, TimeSpan? delay, DateTimeOffset? date)
    {
        if (delay is not TimeSpan time)
        {
            return response;
        }

        long seconds = (long)Math.Ceiling(time.TotalSeconds);
        string value = date is DateTimeOffset now
            ? new DateTimeOffset((now + time).UtcTicks + TimeSpan.TicksPerSecond - 1, TimeSpan.Zero)
                .ToString("R", CultureInfo.InvariantCulture)
            : seconds.ToString(CultureInfo.InvariantCulture);
        return response.With("Retry-After", value);
    }
}
