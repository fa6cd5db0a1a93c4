using System;
using System.Collections.Generic;

namespace GdapTools.Sandbox;

/// <summary>How a sandbox serves its snapshot.</summary>
public sealed class SandboxOptions
{
    private readonly TimeSpan _settleTime = TimeSpan.FromSeconds(1);

    /// <summary>The clock by which tokens are issued and expire, and to which a rebased snapshot moves.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>
    /// Whether every time in the snapshot moves by (now − capturedAt) at load. Without it times are served as they
    /// are and answers are dated <c>capturedAt</c>.
    /// </summary>
    public bool Rebase { get; init; } = true;

    /// <summary>How long each answer takes, by the clock.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>The time between two bytes of an answer that trickles, by the clock.</summary>
    public TimeSpan TrickleInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>What goes wrong. Of several that fit a request, the first one hits it.</summary>
    public IReadOnlyList<GdapFault> Faults { get; init; } = [];

    /// <summary>The dice of faults with a probability; the same in every run unless given.</summary>
    public Random Random { get; init; } = new(0);

    /// <summary>Whether requests beyond the documented limits of the services are refused with 429.</summary>
    public bool EnforceBudgets { get; init; }

    /// <summary>Whether such a refusal says until when to wait, as a date, and not how many seconds.</summary>
    public bool RetryAfterAsDate { get; init; }

    /// <summary>How long a client waits between two polls of a device code.</summary>
    public TimeSpan DeviceCodeInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long each step takes that the service takes by itself: from approved to activating to active, from a request
    /// created to pending to succeeded, and so on. Zero takes all steps at once; Microsoft documents no times.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TimeSpan SettleTime
    {
        get => _settleTime;
        init => _settleTime = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SettleTime), value, "The settle time cannot be negative.");
    }
}
