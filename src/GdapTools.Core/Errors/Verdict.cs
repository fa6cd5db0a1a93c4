using System;
using System.Collections.Generic;

namespace GdapTools.Core.Errors;

/// <summary>What was concluded about one error.</summary>
internal sealed record Verdict(
    string? Code,
    ErrorSource Source,
    ErrorMeaning Meaning,
    Confidence Confidence,
    IReadOnlyList<ErrorCandidate> Candidates)
{
    private static readonly string[] s_nextSteps =
    [
        "Look for the full answer of the service: its body holds a code, and an AADSTS number if the token endpoint refused.",
        "Pipe that into Resolve-GraphError, or run Invoke-GdapDiagnostic to walk the whole chain.",
    ];

    public static readonly Verdict None = new(
        null,
        ErrorSource.Unknown,
        ErrorMeaning.None with { Cause = "Nothing in the input is known as an error of sign-in, Graph or Partner Center.", Remediation = s_nextSteps },
        Confidence.None,
        []);

    /// <summary>A code that is not in the catalogue: named, not guessed at.</summary>
    /// <param name="code">The code.</param>
    /// <param name="source">Who answered.</param>
    /// <param name="words">What the service itself says of it, fit to be shown.</param>
    public static Verdict UnknownCode(string code, ErrorSource source, string? words = null)
    {
        bool isAadsts = code.StartsWith("AADSTS", StringComparison.Ordinal);
        return new Verdict(
            code,
            source,
            ErrorMeaning.None with
            {
                Cause = $"The code {code} is not in the catalogue, so its cause is open."
                    + (words is null ? "" : $" Microsoft says of it: {words}"),
                Remediation = isAadsts
                    ? ["Look the number up at https://login.microsoftonline.com/error."]
                    : ["Read the message that comes with the code, or look the code up in the documentation of the service."],
                Documentation = isAadsts ? new Uri("https://login.microsoftonline.com/error?code=" + code.Substring(6)) : null,
            },
            Confidence.None,
            []);
    }
}
