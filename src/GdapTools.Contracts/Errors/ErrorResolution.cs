using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>What an error means for the chain, and what to do.</summary>
public sealed class ErrorResolution
{
    private readonly IReadOnlyList<ErrorCandidate> _candidates = [];
    private readonly IReadOnlyList<string> _remediation = [];

    /// <summary>The code that decided, for example <c>AADSTS53003</c> or <c>unauthorizedMissingMfaTokenClaim</c>.</summary>
    public string? Code { get; init; }

    public ErrorSource Source { get; init; }

    public int? StatusCode { get; init; }

    public ChainLink Link { get; init; }

    public string Cause { get; init; } = "";

    public Confidence Confidence { get; init; }

    /// <summary>All causes that fit, most likely first; more than one unless the confidence is High.</summary>
    public IReadOnlyList<ErrorCandidate> Candidates { get => _candidates; init => _candidates = Indexable.Of(value); }

    /// <summary>What to do, in order.</summary>
    public IReadOnlyList<string> Remediation { get => _remediation; init => _remediation = Indexable.Of(value); }

    public Uri? DocumentationUri { get; init; }

    public string? TenantId { get; init; }

    public string? RequestUri { get; init; }

    public string? CorrelationId { get; init; }

    public string? TraceId { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    /// <summary>Line of a log, counted from 1; null for other input.</summary>
    public int? LineNumber { get; init; }

    /// <summary>The beginning of the input, secrets masked.</summary>
    public string InputExcerpt { get; init; } = "";
}
