using System;
using System.Collections.Generic;
using System.Globalization;

namespace GdapTools.Core.Errors;

/// <summary>Puts facts and verdict together into what the caller gets.</summary>
internal static class ResolutionBuilder
{
    public static ErrorResolution Build(ErrorFacts facts, Verdict verdict, string input, int? lineNumber = null) => new()
    {
        Code = verdict.Code,
        Source = verdict.Source != ErrorSource.Unknown ? verdict.Source : ErrorJudge.SourceOf(facts, ErrorSource.Unknown),
        StatusCode = facts.StatusCode,
        Link = verdict.Meaning.Link,
        Cause = verdict.Meaning.Cause,
        Confidence = verdict.Confidence,
        Candidates = verdict.Candidates,
        Remediation = Steps(facts, verdict),
        DocumentationUri = verdict.Meaning.Documentation,
        TenantId = facts.TenantId,
        RequestUri = facts.RequestUri,
        CorrelationId = Id(facts.CorrelationId),
        TraceId = Id(facts.TraceId),
        Timestamp = facts.Timestamp,
        LineNumber = lineNumber,
        InputExcerpt = Excerpt.Of(input),
    };

    private static string? Id(string? id) => ErrorWords.IsId(id) && InputMask.Apply(id!) == id ? id : null;

    private static IReadOnlyList<string> Steps(ErrorFacts facts, Verdict verdict)
    {
        List<string> steps = [.. verdict.Meaning.Remediation];
        if (facts.RetryAfter is TimeSpan wait && wait > TimeSpan.Zero)
        {
            steps.Insert(0, string.Format(
                CultureInfo.InvariantCulture,
                "Wait {0} seconds: the answer asks for it (Retry-After).",
                Math.Ceiling(wait.TotalSeconds)));
        }

        if (facts.HasClaims && verdict.Confidence != Confidence.None)
        {
            steps.Add("The answer carries a claims challenge: pass it on when the account signs in interactively.");
        }

        return steps;
    }
}
