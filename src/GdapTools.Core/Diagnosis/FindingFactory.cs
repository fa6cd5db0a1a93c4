using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GdapTools.Core.Diagnosis;

/// <summary>Makes findings of what checks found, with title, advice and links from the catalogue.</summary>
public sealed class FindingFactory(CheckCatalogue checks, SessionKind sessionKind, TimeProvider clock)
{
    /// <summary>The link a step belongs to.</summary>
    public ChainLink LinkOf(ChainStep step) => step.Link ?? checks.Get(step.CheckId).Link;

    /// <summary>The steps of advice, with names from the evidence filled in.</summary>
    public IReadOnlyList<string> RemediationOf(ChainStep step) => step.Verdict is GdapVerdict.Pass or GdapVerdict.NotApplicable
        ? []
        : [.. (step.Remediation ?? Advice(step)).Select(text => Fill(text, step.Evidence))];

    /// <summary>The commands that repair what was found; what is not proven, and what follows from something else, has none.
    /// </summary>
    public static IReadOnlyList<string> CommandsOf(ChainStep step) =>
        step.Verdict is GdapVerdict.Fail or GdapVerdict.Warning && (step.CausedBy is null || step.Shared is not null) ? step.RepairCommands : [];

    public Finding Create(ChainStep step, FindingTargetKind kind, string? targetId, string? targetName) =>
        Create(step, kind, targetId, targetName, customerTenantId: null, explains: 0);

    /// <summary>A cause that explains several customers.</summary>
    public Finding Create(SharedCause cause, string? accountId, string? accountName, int explains) =>
        Create(cause.Step, FindingTargetKind.Account, accountId, accountName, customerTenantId: null, explains, cause.Id);

    public Finding Create(
        ChainStep step,
        FindingTargetKind kind,
        string? targetId,
        string? targetName,
        string? customerTenantId,
        int explains,
        string? id = null)
    {
        CheckDefinition check = checks.Get(step.CheckId);
        return new Finding
        {
            Id = id ?? IdOf(step, kind == FindingTargetKind.Relationship ? targetId : customerTenantId),
            CheckId = step.CheckId,
            Link = LinkOf(step),
            Verdict = step.Verdict,
            Severity = step.Verdict is GdapVerdict.Pass or GdapVerdict.NotApplicable
                ? FindingSeverity.Info
                : check.Severity,
            TargetKind = kind,
            TargetId = targetId,
            TargetName = targetName,
            CustomerTenantId = customerTenantId,
            Title = check.Title,
            Evidence = step.Evidence.Values,
            Cause = step.Cause,
            Remediation = RemediationOf(step),
            RepairCommands = CommandsOf(step),
            DocumentationUri = step.DocumentationUri ?? check.DocumentationUri,
            MissingPermissions = step.MissingPermissions,
            CausedBy = step.CausedBy,
            Explains = explains,
            SessionKind = sessionKind,
            ObservedAt = clock.GetUtcNow(),
        };
    }

    private IReadOnlyList<string> Advice(ChainStep step)
    {
        CheckDefinition check = checks.Get(step.CheckId);
        return step.Verdict == GdapVerdict.Unknown ? UnknownAdvice.For(step, check) : check.Remediation;
    }

    private static string IdOf(ChainStep step, string? target) =>
        target is null ? step.CheckId : step.CheckId + ":" + target;

    private static string Fill(string text, Evidence evidence)
    {
        StringBuilder filled = new(text);

        foreach (KeyValuePair<string, string> item in evidence)
        {
            filled.Replace("{" + item.Key + "}", item.Value);
        }

        return filled.ToString();
    }
}
