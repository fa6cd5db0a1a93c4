using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Customers;

/// <summary>Says what keeps the roles of a customer's active relationships from the account.</summary>
internal sealed class AssignmentJudge(
    CustomerState customer,
    Reading<Membership> membership,
    GroupWords groups,
    DateTimeOffset now)
{
    private readonly AssignmentFacts _facts = new(customer);
    private readonly AssignmentSteps _steps = new([.. customer.Active], groups, now);

    /// <summary>What was found; null when the account holds, through its groups, all that is needed and granted.</summary>
    public ChainStep? Judge(JudgeOptions options)
    {
        GdapAccessAssignment[] live = _facts.Live;

        if (live.Length == 0)
        {
            return _facts.Unread is null
                ? _steps.Unassigned(_facts.Active[0])
                : Unread(_facts.Unread.Failure!, _facts.Unread.MissingPermissions, isOfAll: false);
        }

        if (!membership.IsKnown)
        {
            return live.Any(AssignmentFacts.IsActive)
                ? Unread(membership.Failure!, membership.MissingPermissions, isOfAll: true)
                : _steps.Dormant(live);
        }

        GdapAccessAssignment[] mine = [.. live.Where(item => membership.Value.Contains(item.GroupId))];
        GdapAccessAssignment[] working = [.. mine.Where(AssignmentFacts.IsActive)];
        GdapRole[] lacking = [.. _facts.Lacking(options, working)];

        if (working.Length > 0 && lacking.Length == 0)
        {
            return null;
        }

        if (_facts.Unread is not null)
        {
            return Unread(_facts.Unread.Failure!, _facts.Unread.MissingPermissions, isOfAll: false);
        }

        if (membership.Value.IsPartial)
        {
            return Unread(
                new GdapException("GroupWithoutId", GdapErrorKind.InvalidData, "The list of the account's groups names one without its id."),
                [],
                isOfAll: true);
        }

        GdapAccessAssignment[] dormant = [.. mine.Where(item => !AssignmentFacts.IsActive(item))];

        if (dormant.Length > 0)
        {
            return _steps.Dormant(dormant);
        }

        if (working.Length > 0)
        {
            return Array.Find(working, item => item.HasUnreadRoles) is GdapAccessAssignment unclear
                ? _steps.Unclear(unclear)
                : _steps.Partial(working[0], lacking);
        }

        if (Array.Find(live, item => item.GroupId.Length == 0) is GdapAccessAssignment groupless)
        {
            return _steps.Unclear(groupless);
        }

        GdapAccessAssignment[] active = [.. live.Where(AssignmentFacts.IsActive)];
        return active.Length > 0 ? _steps.Outside(active) : _steps.Dormant(live);
    }

    private ChainStep Unread(GdapException failure, IReadOnlyList<string> missingPermissions, bool isOfAll) => _steps.Unread(
        "Whether the account holds the relationship's roles cannot be told: "
        + (isOfAll ? "the account's groups could not be read." : "its access assignments could not be read."),
        failure,
        missingPermissions,
        isOfAll);
}
