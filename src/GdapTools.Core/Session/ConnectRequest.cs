using System;
using System.Net.Http;
using GdapTools.Core.Authentication;
using GdapTools.Core.Authentication.Store;

namespace GdapTools.Core.Session;

/// <summary>Everything a session needs to come about.</summary>
public sealed record ConnectRequest
{
    public required SignIn SignIn { get; init; }

    public required SessionSource Source { get; init; }

    public required CloudEndpoints Endpoints { get; init; }

    /// <summary>The session's one clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>For jitter only.</summary>
    public Random Random { get; init; } = new();

    /// <summary>Carries the requests in place of the network; the session does not dispose it.</summary>
    public HttpMessageHandler? Carrier { get; init; }

    /// <summary>The way out; null for the system's.</summary>
    public ProxySettings? Proxy { get; init; }

    /// <summary>The longest wait for one whole answer.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>Whether requests keep to the services' documented budgets; false where there is no service to spare.</summary>
    public bool IsPaced { get; init; } = true;

    /// <summary>Where a user's sign-in is stored for later processes; null for nowhere.</summary>
    internal TokenStoreOptions? TokenStore { get; init; }

    public string? SnapshotPath { get; init; }

    public DateTimeOffset? CapturedAt { get; init; }
}
