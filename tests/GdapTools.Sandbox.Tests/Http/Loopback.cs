using System;
using System.Threading.Tasks;
using GdapTools.Sandbox.Http;
using Microsoft.Extensions.Time.Testing;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>Servers for tests, and how to wait for what happens in them.</summary>
internal static class Loopback
{
    /// <summary>Answers 200 without a token.</summary>
    public const string Open = "/common/discovery/instance";

    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static SandboxServer Start(SandboxOptions? options = null) =>
        SandboxServer.Start(SnapshotEditor.Read(SmallPartner.Json), options ?? new SandboxOptions());

    public static SandboxServer StartSample(SandboxOptions? options = null) =>
        SandboxServer.Start(SampleSnapshot.Load(), options ?? new SandboxOptions());

    // How long a step of the clock takes is the machine's affair.
    private static readonly TimeSpan s_patienceWithSteps = TimeSpan.FromMinutes(5);

    /// <summary>Waits until something has come true.</summary>
    /// <exception cref="TimeoutException">It does not.</exception>
    public static Task UntilAsync(Func<bool> condition) => UntilAsync(condition, Patience);

    /// <summary>Moves the clock until a task has ended, and tells how far.</summary>
    public static Task<TimeSpan> AdvanceUntilAsync(FakeTimeProvider clock, TimeSpan step, Task task) =>
        AdvanceUntilAsync(clock, step, () => task.IsCompleted);

    /// <summary>Moves the clock until something has come true, and tells how far.</summary>
    public static async Task<TimeSpan> AdvanceUntilAsync(FakeTimeProvider clock, TimeSpan step, Func<bool> condition)
    {
        DateTimeOffset start = clock.GetUtcNow();
        await UntilAsync(
            () =>
            {
                if (!condition())
                {
                    clock.Advance(step);
                }

                return condition();
            },
            s_patienceWithSteps);
        return clock.GetUtcNow() - start;
    }

    private static async Task UntilAsync(Func<bool> condition, TimeSpan patience)
    {
        for (long end = Environment.TickCount64 + (long)patience.TotalMilliseconds; !condition();)
        {
            if (Environment.TickCount64 > end)
            {
                throw new TimeoutException();
            }

            await Task.Delay(1);
        }
    }
}
