using System;
using System.Collections.Generic;

namespace GdapTools;

/// <summary>Whether each sign-in of an account needs MFA that counts, and what proves it.</summary>
public sealed class PostureResult
{
    public string? UserId { get; init; }

    public string? UserPrincipalName { get; init; }

    public string? TenantId { get; init; }

    public PostureVerdict Verdict { get; init; }

    /// <summary>What enforces MFA: security defaults, policies by name, per-user MFA.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();

    public IReadOnlyList<PostureGap> Gaps { get; init; } = Array.Empty<PostureGap>();

    public IReadOnlyList<PosturePolicy> Policies { get; init; } = Array.Empty<PosturePolicy>();

    public IReadOnlyList<string> MissingPermissions { get; init; } = Array.Empty<string>();

    /// <summary>The verdict in one or two sentences, with what could not be seen.</summary>
    public string Message { get; init; } = "";

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> Remediation { get; init; } = Array.Empty<string>();
}
