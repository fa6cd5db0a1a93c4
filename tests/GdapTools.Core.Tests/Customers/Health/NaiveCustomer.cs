using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>One customer whose relationships were read. Where something is not told, <c>best</c> asks for what may be.</summary>
internal sealed class NaiveCustomer
{
    private readonly HealthPlan _plan;
    private readonly HealthFault _fault;
    private readonly int _customer;
    private readonly RelatedPlan[] _mine;
    private readonly RelatedPlan[] _active;
    private readonly List<NaiveCheck> _checks = [];

    public NaiveCustomer(HealthPlan plan, int customer, HealthFault fault)
    {
        _plan = plan;
        _fault = fault;
        _customer = customer;
        _mine = [.. plan.Relationships.Where(IsMine)];
        _active = [.. _mine.Where(IsActive)];
    }

    public NaiveRow Row()
    {
        if (_active.Length > 0)
        {
            JudgeStates();
            JudgeRoles();
            _checks.AddRange(new NaiveAssignments(_active, _plan, _fault).Checks());
            _checks.AddRange(new NaiveEnds(_active, _plan, _fault).Checks());
            JudgeKinds();
        }
        else
        {
            _checks.Add(OfNearest());
        }

        TimeSpan? end = End();
        return new NaiveRow
        {
            Customer = _customer,
            Checks = [.. _checks],
            Relationships = [.. Enumerable.Range(0, _plan.Relationships.Length).Where(place => IsMine(_plan.Relationships[place]))],
            Missing = Missing(),
            Excess = Excess(),
            EndsIn = end,
            DaysLeft = end is null ? null : Days(end.Value),
        };
    }

    private bool IsMine(RelatedPlan relationship) =>
        relationship.Customer == _customer || (relationship.Customer is null && _fault == HealthFault.StrayCounted);

    private bool IsActive(RelatedPlan relationship) => State(relationship) switch
    {
        "active" => true,
        "expired" or "terminated" => _fault == HealthFault.EndedTakenForActive,
        "expiring" or "terminationrequested" or "terminating" => _fault == HealthFault.EndingTakenForActive,
        "approvalpending" => _fault == HealthFault.UnapprovedTakenForActive,
        "created" or "approved" or "activating" => false,
        _ => _fault == HealthFault.UnknownStateTakenForActive,
    };

    private string State(RelatedPlan relationship) =>
        _fault == HealthFault.StateReadWithCase ? relationship.Status : relationship.Status.ToLowerInvariant();

    // Nearest first: what may be active, what is on its way there, what is leaving, what is gone.
    private NaiveCheck OfNearest()
    {
        string[][] ranks = [["activating"], ["approved"], ["approvalpending"], ["created"],
            ["expiring", "terminationrequested", "terminating"], ["expired", "terminated"]];
        string[] ids = ["REL010", "REL010", "REL003", "REL010", "REL011", "REL002"];

        if (_mine.Length == 0)
        {
            return new NaiveCheck("REL001", GdapVerdict.Fail);
        }

        if (_mine.Any(item => !ranks.Any(rank => rank.Contains(State(item)))) && _fault != HealthFault.UnknownStateTakenForEnded)
        {
            return new NaiveCheck("REL008", GdapVerdict.Unknown);
        }

        for (int place = 0; place < ranks.Length; place++)
        {
            RelatedPlan[] here = [.. _mine.Where(item => ranks[place].Contains(State(item)))];

            if (here.Length > 0)
            {
                bool waits = here.All(item => item.IsConsentPending == true) && _fault != HealthFault.PendingConsentIgnored;
                return new NaiveCheck(waits ? "REL016" : ids[place], GdapVerdict.Fail);
            }
        }

        return new NaiveCheck("REL002", GdapVerdict.Fail);
    }

    private void JudgeStates()
    {
        if (_active.Any(item => item.IsConsentPending == true) && _fault != HealthFault.PendingConsentIgnored)
        {
            _checks.Add(new NaiveCheck("REL016", GdapVerdict.Unknown));
        }

        if (_active.Any(item => IsOver(item) || item.EndsIn is null || item.Told != RolesTold.Whole))
        {
            _checks.Add(new NaiveCheck("REL008", GdapVerdict.Unknown));
        }
    }

    private bool IsOver(RelatedPlan relationship) =>
        _fault != HealthFault.OverdueTakenForGood
        && (relationship.EndsIn < TimeSpan.Zero || (_fault == HealthFault.EndOfNowTakenForOver && relationship.EndsIn == TimeSpan.Zero));

    private void JudgeRoles()
    {
        if (Missing().Length > 0)
        {
            _checks.Add(new NaiveCheck("REL004", GdapVerdict.Fail));
        }

        if (Excess().Length > 0)
        {
            _checks.Add(new NaiveCheck("REL015", GdapVerdict.Warning));
        }
    }

    private int[] Missing()
    {
        RelatedPlan[] counted = _fault == HealthFault.RolesOfEndedCounted ? _mine
            : _fault == HealthFault.RelationshipsNotAddedUp ? [.. _active.Take(1)]
            : _active;

        if (_fault != HealthFault.UnreadRolesTakenForNone && _active.Any(item => item.Told != RolesTold.Whole))
        {
            return [];
        }

        return [.. _plan.Needed.Where(role => !counted.Any(item => NaiveRoles.Of(item).Contains(role)))];
    }

    private int[] Excess()
    {
        int[] wanted = _fault == HealthFault.OptionalRoleTooMuch ? _plan.Needed : [.. _plan.Needed, .. _plan.Optional];
        return _fault == HealthFault.ExcessIgnored ? [] : [.. _active.SelectMany(NaiveRoles.Of).Distinct().Except(wanted)];
    }

    private void JudgeKinds()
    {
        bool isRecent = _fault == HealthFault.PropagationOfOneEnough ? _active.Any(IsRecent) : _active.All(IsRecent);

        if (isRecent && _fault != HealthFault.PropagationIgnored)
        {
            _checks.Add(new NaiveCheck("REL007", GdapVerdict.Warning));
        }

        if (_active.All(IsMicrosofts))
        {
            _checks.Add(new NaiveCheck("REL014", GdapVerdict.Warning));
        }
    }

    private bool IsRecent(RelatedPlan relationship) =>
        relationship.ActivatedAgo < TimeSpan.FromMinutes(30)
        || (relationship.ActivatedAgo == TimeSpan.FromMinutes(30) && _fault != HealthFault.PropagationEdgeLeftOut);

    private bool IsMicrosofts(RelatedPlan relationship)
    {
        int[] roles = NaiveRoles.Of(relationship);
        bool isOfProvider = Same(roles, PlannedRoles.OfProviders);
        bool isOfReseller = Same(roles, PlannedRoles.OfResellers) && _fault != HealthFault.ResellersRolesIgnored;
        return (relationship.IsMicrosofts && _fault != HealthFault.MicrosoftsNameIgnored)
            || (relationship.Told == RolesTold.Whole && (isOfProvider || isOfReseller) && _fault != HealthFault.MicrosoftsRolesIgnored);
    }

    private static bool Same(int[] some, int[] others) => some.All(others.Contains) && others.All(some.Contains);

    // The end that comes first; else the day a request lapses, else the day of the last end.
    private TimeSpan? End()
    {
        TimeSpan?[] ends = [.. _active.Select(item => item.EndsIn).Where(end => end is not null)];

        if (_active.Length > 0)
        {
            return _fault == HealthFault.LastEndTaken ? ends.DefaultIfEmpty(null).Max() : ends.DefaultIfEmpty(null).Min();
        }

        RelatedPlan[] waiting = [.. _mine.Where(item => State(item) == "approvalpending" && item.CreatedAgo is not null)];
        TimeSpan patience = TimeSpan.FromDays(90);
        return waiting.Length == 0
            ? _mine.Where(item => State(item) is "expired" or "terminated").Select(item => item.EndsIn).DefaultIfEmpty(null).Max()
            : waiting.Select(item => _fault == HealthFault.ApprovalFromNow ? patience : patience - item.CreatedAgo!.Value).Min();
    }

    private int Days(TimeSpan end) =>
        (int)(_fault == HealthFault.DaysRoundedUp ? Math.Ceiling(end.TotalDays) : Math.Floor(end.TotalDays));
}
