using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>What a token says of MFA. Never holds the token.</summary>
public sealed class MfaClaimResult
{
    private readonly IReadOnlyList<TokenIssue> _issues = [];
    private readonly IReadOnlyList<string> _amr = [];
    private readonly IReadOnlyList<string> _remediation = [];
    private readonly IReadOnlyList<ProbeResult> _probes = [];

    public MfaClaimVerdict Verdict { get; init; }

    public MfaClaimReason Reason { get; init; }

    /// <summary>The token is a live access token of Microsoft Graph or Partner Center, for the expected tenant.</summary>
    public bool Usable { get; init; }

    public IReadOnlyList<TokenIssue> Issues { get => _issues; init => _issues = Indexable.Of(value); }

    /// <summary>Authentication methods, as the token lists them.</summary>
    public IReadOnlyList<string> Amr { get => _amr; init => _amr = Indexable.Of(value); }

    public string? Audience { get; init; }

    public string? TenantId { get; init; }

    public string? AppId { get; init; }

    public string? UserPrincipalName { get; init; }

    /// <summary><c>1.0</c> or <c>2.0</c>.</summary>
    public string? TokenVersion { get; init; }

    public DateTimeOffset? IssuedAt { get; init; }

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string Message { get; init; } = "";

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> Remediation { get => _remediation; init => _remediation = Indexable.Of(value); }

    /// <summary>Live calls, when asked for.</summary>
    public IReadOnlyList<ProbeResult> Probes { get => _probes; init => _probes = Indexable.Of(value); }

    /// <summary>Verdict and reason, for views that show this object inside another.</summary>
    public override string ToString() => $"{Verdict} ({Reason})";
}
