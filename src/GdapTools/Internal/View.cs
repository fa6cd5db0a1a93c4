using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace GdapTools.Internal;

/// <summary>For GdapTools.Format.ps1xml alone: what its columns and lines show.</summary>
public static class View
{
    private const int NarrowestColumn = 12;

    /// <summary>Text broken between words, which the engine does not do.</summary>
    /// <param name="text">What to break; its own line breaks stay.</param>
    /// <param name="width">The width of a line; where there is hardly any, the text stays as it is.</param>
    public static string Wrap(string? text, int width) =>
        text is null || width < NarrowestColumn
            ? text ?? ""
            : string.Join("\n", text.Split(['\n']).Select(line => WrapLine(line, width)));

    /// <summary>Steps, numbered, one a line.</summary>
    public static string Steps(IEnumerable<string> steps) =>
        string.Join("\n", steps.Select((step, index) => $"{index + 1}. {step}"));

    /// <summary>What proves it, one a line.</summary>
    public static string Evidence(IReadOnlyDictionary<string, string> evidence) =>
        string.Join("\n", evidence.Select(pair => $"{pair.Key}: {pair.Value}"));

    /// <summary>Values in one line.</summary>
    public static string List(IEnumerable values) => string.Join(", ", values.Cast<object>());

    /// <summary>A verdict that fits a narrow column.</summary>
    public static string Verdict(GdapVerdict verdict) =>
        verdict == GdapVerdict.NotApplicable ? "n/a" : verdict.ToString();

    /// <summary>The way to a role, as far as it goes, and what is missing on it.</summary>
    public static string Path(EffectiveAccess access)
    {
        bool isWhole = access.Path.Count > 0 && access.Path[access.Path.Count - 1].Kind == AccessStepKind.Relationship;
        string path = string.Join(" → ", access.Path.Select(step => step.ToString()));
        string way = isWhole ? $"{path} → {access.RoleName}" : path;
        return access.Verdict == GdapVerdict.Pass ? way : access.Path.Count > 1 ? $"{way}\n{access.Cause}" : access.Cause;
    }

    /// <summary>Whom or what a finding is about.</summary>
    public static string Target(Finding finding) =>
        finding is { TargetKind: FindingTargetKind.Partner, TargetName: null or "" } ? "the partner tenant"
        : FirstText(finding.TargetName, finding.TargetId, finding.CustomerTenantId, finding.TargetKind.ToString());

    /// <summary>What is wrong, and how far it reaches.</summary>
    public static string Cause(Finding finding) =>
        finding.Explains > 1 ? $"{finding.Cause} This explains {finding.Explains} customers." : finding.Cause;

    /// <summary>A time in UTC; nothing for none.</summary>
    public static string Time(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>What the probes answered, one a line.</summary>
    public static string Probes(IEnumerable<ProbeResult> probes) =>
        string.Join("\n", probes.Select(probe => $"{probe.Target}: {probe.Verdict}. {probe.Message}"));

    /// <summary>Causes that fit an error, one a line.</summary>
    public static string Candidates(IEnumerable<ErrorCandidate> candidates) => string.Join(
        "\n",
        candidates.Select(candidate => $"{candidate.Confidence}, {candidate.Link}: {candidate.Cause}"));

    /// <summary>Gaps of a posture, one a line.</summary>
    public static string Gaps(IEnumerable<PostureGap> gaps) => string.Join(
        "\n",
        gaps.Select(gap => gap.Certainty == GapCertainty.Certain ? gap.Description : $"Possibly: {gap.Description}"));

    /// <summary>Findings that are not in order, one a line.</summary>
    public static string Also(IEnumerable<Finding> findings) => string.Join(
        "\n",
        findings.Where(finding => finding.Verdict != GdapVerdict.Pass).Select(finding => $"{finding.CheckId} {finding.Title}: {finding.Cause}"));

    /// <summary>What was asked for; indented if it came inside a batch.</summary>
    public static string Request(GdapSandboxRequest request) =>
        (request.IsBatchItem ? "  " : "") + request.Path + (request.Query.Length > 0 ? "?" + request.Query : "");

    /// <summary>The permissions that a session lacks; that nobody knows when the token does not tell.</summary>
    public static string Missing(GdapContext context)
    {
        string[] missing = [.. context.Permissions.Where(item => item.IsGranted == false).Select(item => item.Name)];
        return missing.Length > 0 ? string.Join(", ", missing)
            : context.Permissions.Any(item => item.IsGranted is null) ? "unknown: the token names no permissions"
            : "no permission";
    }

    private static string WrapLine(string line, int width)
    {
        StringBuilder wrapped = new();
        int column = 0;
        foreach (string word in line.Split([' ']))
        {
            bool isFull = column > 0 && column + 1 + word.Length > width;
            wrapped.Append(column == 0 ? "" : isFull ? "\n" : " ").Append(word);
            column = isFull || column == 0 ? (word.Length - 1) % width + 1 : column + 1 + word.Length;
        }

        return wrapped.ToString();
    }

    private static string FirstText(params string?[] texts) => texts.First(text => !string.IsNullOrEmpty(text))!;
}
