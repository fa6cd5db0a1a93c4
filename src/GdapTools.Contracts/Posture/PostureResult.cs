using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>Whether each sign-in of an account needs MFA that counts, and what proves it.</summary>
public sealed class PostureResult
{
    private readonly IReadOnlyList<string> _sources = [];
    private readonly IReadOnlyList<PostureGap> _gaps = [];
    private readonly IReadOnlyList<PosturePolicy> _policies = [];
    private readonly IReadOnlyList<Finding> _findings = [];
    private readonly IReadOnlyList<string> _missingPermissions = [];
    private readonly IReadOnlyList<string> _remediation = [];

    public string? UserId { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? TenantId { get; init; }

    public PostureVerdict Verdict { get; init; }

    /// <summary>What enforces MFA: security defaults, policies by name, per-user MFA.</summary>
    public IReadOnlyList<string> Sources { get => _sources; init => _sources = Indexable.Of(value); }

    public IReadOnlyList<PostureGap> Gaps { get => _gaps; init => _gaps = Indexable.Of(value); }

    public IReadOnlyList<PosturePolicy> Policies { get => _policies; init => _policies = Indexable.Of(value); }

    /// <summary>What else the sign-in policies show: legacy clients, device code, sign-in frequency, exclusions.</summary>
    public IReadOnlyList<Finding> Findings { get => _findings; init => _findings = Indexable.Of(value); }

    public IReadOnlyList<string> MissingPermissions
    {
        get => _missingPermissions;
        init => _missingPermissions = Indexable.Of(value);
    }

    /// <summary>The verdict in one or two sentences, with what could not be seen.</summary>
    public string Message { get; init; } = "";

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> Remediation { get => _remediation; init => _remediation = Indexable.Of(value); }
}
