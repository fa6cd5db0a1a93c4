using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>Says what keeps the roles of a customer's active relationships from the partner's security groups, whoever is
/// in them.</summary>
internal sealed class CoverageJudge(CustomerState customer, GroupWords groups, DateTimeOffset now)
{
    private readonly AssignmentFacts _facts = new(customer);
    private readonly AssignmentSteps _steps = new([.. customer.Active], groups, now);

    /// <summary>What was found; nothing when groups hold all that is needed and granted, and every relationship and
    /// assignment does its work.</summary>
    public IReadOnlyList<ChainStep> Judge(JudgeOptions options)
    {
        bool maySuffice = _facts.MaySuffice(options);
        GdapRelationship? unassigned = maySuffice || _facts.Live.Length == 0 ? _facts.Unassigned.FirstOrDefault() : null;
        GdapRole[] unheld = [.. _facts.Unheld(options, _facts.Live)];
        ChainStep?[] steps =
        [
            unassigned is null ? null : Weigh(_steps.Unassigned(unassigned), maySuffice),
            Dormant("error", maySuffice),
            Dormant("pending", maySuffice),
            unheld.Length == 0 || _facts.Live.Length == 0 ? null : _steps.Unheld(_facts.Live[0], unheld),
            Unclear(),
        ];
        return [.. steps.OfType<ChainStep>()];
    }

    private ChainStep? Dormant(string status, bool maySuffice)
    {
        GdapAccessAssignment[] dormant = [.. _facts.Live.Where(item => AssignmentFacts.Is(item, status))];
        return dormant.Length == 0 ? null : Weigh(_steps.Dormant(dormant), maySuffice);
    }

    private ChainStep? Unclear()
    {
        if (_facts.Unread is not null)
        {
            return Unread();
        }

        if (Array.Find(_facts.Live, item => !AssignmentFacts.IsUnderstood(item)) is GdapAccessAssignment odd)
        {
            return _steps.Dormant([odd]);
        }

        return Array.Find(_facts.Live, item => item.GroupId.Length == 0 || item.HasUnreadRoles) is GdapAccessAssignment unclear
            ? _steps.Unclear(unclear)
            : null;
    }

    private ChainStep Unread() => _steps.Unread(
        "Which security groups hold the relationship's roles cannot be told: its access assignments could not be read.",
        _facts.Unread!.Failure!,
        _facts.Unread.MissingPermissions,
        isOfAll: false);

    // Broken is only what nothing can make up for; else what does not work is worth a word.
    private static ChainStep Weigh(ChainStep step, bool maySuffice) => maySuffice ? step with { Verdict = GdapVerdict.Warning } : step;
}
