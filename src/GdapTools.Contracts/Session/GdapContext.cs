using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A session as the user sees it: who, where, and whether its token carries the MFA claim. Holds no token.</summary>
public sealed class GdapContext
{
    private readonly IReadOnlyList<string> _scopes = [];
    private readonly IReadOnlyList<GdapPermission> _permissions = [];
    private readonly IReadOnlyList<GdapFeature> _features = [];
    private readonly MfaClaimResult? _mfaClaim;
    private readonly DateTimeOffset? _expiresAt;

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

    /// <summary>What the session's cloud has of the services that checks rest on.</summary>
    public IReadOnlyList<GdapFeature> Features { get => _features; init => _features = Indexable.Of(value); }

    /// <summary>Whether the partner tenant's latest token carries the MFA claim. Each token that the session acquires is
    /// looked at, silently renewed ones too.</summary>
    public MfaClaimResult? MfaClaim { get => Verdicts?.Latest ?? _mfaClaim; init => _mfaClaim = value; }

    /// <summary>How many tokens of a user the session has acquired and looked at, those for customers included.</summary>
    public int TokensChecked => Verdicts?.Counts.Seen ?? 0;

    /// <summary>How many of them had no proven MFA claim.</summary>
    public int TokensWithoutMfaClaim => Verdicts?.Counts.WithoutMfa ?? 0;

    public string? SnapshotPath { get; init; }

    /// <summary>The session's "now" when it reads a snapshot.</summary>
    public DateTimeOffset? CapturedAt { get; init; }

    public DateTimeOffset ConnectedAt { get; init; }

    /// <summary>When the partner tenant's latest token expires.</summary>
    public DateTimeOffset? ExpiresAt { get => Verdicts?.Latest?.ExpiresAt ?? _expiresAt; init => _expiresAt = value; }

    /// <summary>The live session behind this view; known to the module alone.</summary>
    internal object? Handle { get; init; }

    /// <summary>What the session's tokens were found to be.</summary>
    internal ITokenVerdicts? Verdicts { get; init; }
}
