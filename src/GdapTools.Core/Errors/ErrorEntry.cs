using System;
using System.Collections.Generic;

namespace GdapTools.Core.Errors;

/// <summary>What the catalogue knows about one code.</summary>
internal sealed class ErrorEntry
{
    /// <summary>The code as its service writes it; with a colon in it, a name of ours that is never shown.</summary>
    public string Key { get; init; } = "";

    public ErrorSource Source { get; init; }

    public ErrorMeaning Meaning { get; init; } = ErrorMeaning.None;

    /// <summary>Other meanings, the first whose condition holds wins.</summary>
    public IReadOnlyList<ErrorVariant> Variants { get; init; } = [];

    /// <summary>Words of the service that stand for the code where the code itself is missing.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = [];

    /// <summary>Further codes that prove the same, for example of sockets.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>A word of everyday language: taken for a code only where the text calls it one.</summary>
    public bool IsGeneric { get; init; }

    /// <summary>Recognised in exactly this casing only.</summary>
    public bool IsExactCase { get; init; }

    /// <summary>The answer to a token without the MFA claim.</summary>
    public bool IsMissingMfaClaim { get; init; }

    /// <summary>The code to show, or null.</summary>
    public string? Code => Key.IndexOf(':') < 0 ? Key : null;

    public ErrorMeaning MeaningFor(ErrorFacts facts, string? partnerTenantId)
    {
        foreach (ErrorVariant variant in Variants)
        {
            if (variant.When.Holds(facts, partnerTenantId))
            {
                return variant.Meaning;
            }
        }

        return Meaning;
    }
}

/// <summary>A meaning that a code has under a condition.</summary>
internal sealed record ErrorVariant(ErrorCondition When, ErrorMeaning Meaning);

/// <summary>A link of the chain with its cause and its cure.</summary>
internal sealed record ErrorMeaning(
    ChainLink Link,
    Confidence Confidence,
    string Cause,
    IReadOnlyList<string> Remediation,
    Uri? Documentation,
    IReadOnlyList<ErrorCandidate> Others)
{
    public static readonly ErrorMeaning None = new(ChainLink.Unknown, Confidence.None, "", [], null, []);
}

/// <summary>What a status means where no code says more.</summary>
internal sealed record StatusMeaning(
    ErrorSource Source,
    int Status,
    string Cause,
    IReadOnlyList<string> Remediation,
    Uri? Documentation,
    IReadOnlyList<ErrorCandidate> Candidates);
