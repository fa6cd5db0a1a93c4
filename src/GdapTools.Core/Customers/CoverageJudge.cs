using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>Says what keeps the roles of a customer's active relationships from the partner's security groups, whoever is
/// in them.</summary>
internal sealed class CoverageJudge(CustomerState customer, Func<string, string?> groupName, DateTimeOffset now)
{
    private readonly AssignmentFacts _facts = new(customer);
    private readonly AssignmentSteps _steps = new([.. customer.Active], groupName, now);

    /// <summary>What was found, worst first; nothing when groups hold all that is needed and granted, and every
    /// relationship and assignment does its work.</summary>
    public IReadOnlyList<ChainStep> Judge(JudgeOptions options)
    {
        GdapAccessAssignment[] working = [.. _facts.Live.Where(item => AssignmentFacts.IsActive(item) && item.GroupId.Length > 0)];
        GdapRole[] lacking = [.. _facts.Lacking(options, working)];

        return working.Length > 0 && lacking.Length == 0 ? [.. Idle()] : [Shortage(working, lacking)];
    }

    private ChainStep Shortage(GdapAccessAssignment[] working, GdapRole[] lacking)
    {
        if (_facts.Unread is not null)
        {
            return Unread();
        }

        if (_facts.Live.Length == 0)
        {
            return _steps.Unassigned(_facts.Active[0]);
        }

        if (Dormant() is { Length: > 0 } dormant)
        {
            return _steps.Dormant(dormant);
        }

        return Array.Find(_facts.Live, item => item.GroupId.Length == 0 || item.HasUnreadRoles) is GdapAccessAssignment unclear
            ? _steps.Unclear(unclear)
            : _steps.Unheld(working[0], lacking);
    }

    // Nothing is lacking: what does not work is worth a word, and no failure.
    private IEnumerable<ChainStep> Idle()
    {
        if (_facts.Unread is not null)
        {
            yield return Unread();
        }

        if (Dormant() is { Length: > 0 } dormant)
        {
            yield return Soften(_steps.Dormant(dormant));
        }

        if (_facts.Unassigned.FirstOrDefault() is GdapRelationship unassigned)
        {
            yield return Soften(_steps.Unassigned(unassigned));
        }
    }

    private GdapAccessAssignment[] Dormant() => [.. _facts.Live.Where(item => !AssignmentFacts.IsActive(item))];

    private ChainStep Unread() => _steps.Unread(
        "Which security groups hold the relationship's roles cannot be told: its access assignments could not be read.",
        _facts.Unread!.Failure!,
        _facts.Unread.MissingPermissions);

    private static ChainStep Soften(ChainStep step) =>
        step.Verdict == GdapVerdict.Fail ? step with { Verdict = GdapVerdict.Warning } : step;
}
