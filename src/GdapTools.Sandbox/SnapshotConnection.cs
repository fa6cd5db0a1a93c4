using System;
using GdapTools.Core.Authentication;
using GdapTools.Core.Session;
using GdapTools.Core.Snapshots;

namespace GdapTools.Sandbox;

/// <summary>How to open a session on a snapshot: an ordinary sign-in, carried by a sandbox in process.</summary>
public static class SnapshotConnection
{
    // Any refresh token but a few named ones signs in; the account is chosen by name, the snapshot's own unless told.
    private const string RefreshToken = "sandbox";
    private const string AnyClientId = "00000000-0000-0000-0000-000000000001";

    /// <summary>A session that plays: every time moves so that the snapshot was taken now.</summary>
    public static ConnectRequest Play(Snapshot snapshot, string? loginHint, TimeProvider clock) => Create(
        snapshot,
        SessionSource.Sandbox,
        loginHint,
        clock,
        new SandboxHandler(snapshot, new SandboxOptions { Clock = clock }));

    /// <summary>A session that reads: now is when the snapshot was taken.</summary>
    public static ConnectRequest Read(Snapshot snapshot, string path, string? loginHint)
    {
        SnapshotClock clock = new(snapshot.CapturedAt);
        SandboxOptions options = new() { Clock = clock, Rebase = false };
        return Create(snapshot, SessionSource.Snapshot, loginHint, clock, new SandboxHandler(snapshot, options)) with
        {
            SnapshotPath = path,
            CapturedAt = snapshot.CapturedAt,
        };
    }

    private static ConnectRequest Create(
        Snapshot snapshot,
        SessionSource source,
        string? loginHint,
        TimeProvider clock,
        SandboxHandler carrier) => new()
    {
        SignIn = new RefreshTokenSignIn(RefreshToken, Credential: null)
        {
            ClientId = snapshot.ClientId ?? AnyClientId,
            TenantId = snapshot.PartnerTenantId,
            LoginHint = loginHint ?? snapshot.Account?.UserPrincipalName ?? snapshot.Account?.Id,
        },
        Source = source,
        Endpoints = CloudEndpoints.For(snapshot.Environment),
        Clock = clock,
        Carrier = carrier,
        IsPaced = false,
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };
}
