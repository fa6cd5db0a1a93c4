using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A session as the user sees it: who, where, and whether its token carries the MFA claim. Holds no token.</summary>
public sealed class GdapContext
{
    private readonly IReadOnlyList<string> _scopes = [];
    private readonly IReadOnlyList<GdapPermission> _permissions = [];

    public string? UserPrincipalName { get; init; }

    public string? UserId { get; init; }

    /// <summary>The partner tenant.</summary>
    public string? TenantId { get; init; }

    public string? ClientId { get; init; }

    public SessionKind SessionKind { get; init; }

    public SessionSource Source { get; init; }

    public GdapEnvironment Environment { get; init; }

    public Uri? GraphEndpoint { get; init; }

    public Uri? AuthorityHost { get; init; }

    public Uri? PartnerCenterEndpoint { get; init; }

    /// <summary>Delegated scopes or application roles named in the token.</summary>
    public IReadOnlyList<string> Scopes { get => _scopes; init => _scopes = Indexable.Of(value); }

    /// <summary>What the module's commands need, which of it is granted, and what a missing one disables.</summary>
    public IReadOnlyList<GdapPermission> Permissions { get => _permissions; init => _permissions = Indexable.Of(value); }

    /// <summary>Whether the Graph token of this session carries the MFA claim.</summary>
    public MfaClaimResult? MfaClaim { get; init; }

    public string? SnapshotPath { get; init; }

    /// <summary>The session's "now" when it reads a snapshot.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    public DateTimeOffset ConnectedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The live session behind this view; known to the module alone.</summary>
    internal object? Handle { get; init; }
}
