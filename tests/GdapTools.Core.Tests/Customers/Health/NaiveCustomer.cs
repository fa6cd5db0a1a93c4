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
            _checks.AddRange(new NaiveEnds(_active, [.. _active.Where(item => !IsOver(item))], _plan, _fault).Checks());
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
            DaysLeft = Moments.Days(end, _fault),
        };
    }

    /// <summary>What is said of a relationship that is not active.</summary>
    public static NaiveCheck OfInactive(RelatedPlan relationship, HealthFault fault)
    {
        string state = relationship.Status.ToLowerInvariant();
        bool isOnTheWay = state is "created" or "approvalpending" or "approved" or "activating";
        string id = isOnTheWay && relationship.IsConsentPending == true && fault != HealthFault.PendingConsentIgnored ? "REL016"
            : state == "approvalpending" ? "REL003"
            : isOnTheWay ? "REL010"
            : state is "expiring" or "terminationrequested" or "terminating" ? "REL011"
            : state is "expired" or "terminated" || fault == HealthFault.UnknownStateTakenForEnded ? "REL002"
            : "REL008";
        return new NaiveCheck(id, id == "REL008" ? GdapVerdict.Unknown : GdapVerdict.Fail);
    }

    /// <summary>Active, being ended, or in a state that nobody knows.</summary>
    public static bool MayGiveAccess(RelatedPlan relationship) =>
        relationship.Status.ToLowerInvariant() is not ("created" or "approvalpending" or "approved" or "activating" or "expired" or "terminated");

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

    private NaiveCheck OfNearest()
    {
        NaiveCheck check = Nearest() is RelatedPlan nearest ? OfInactive(nearest, _fault) : new NaiveCheck("REL001", GdapVerdict.Fail);
        bool isClouded = _plan.Relationships.Any(item => item.Customer is null && MayGiveAccess(item))
            && _fault != HealthFault.StrayOfNoConsequence;
        return isClouded ? new NaiveCheck("REL008", GdapVerdict.Unknown) : check;
    }

    // By the way to access; of several alike the one that ends last, or came last.
    private RelatedPlan? Nearest() => _mine
        .OrderBy(item => RankOf(State(item)))
        .ThenByDescending(item => item.EndsIn ?? -item.CreatedAgo ?? TimeSpan.MinValue)
        .FirstOrDefault();

    // What nobody knows comes first: it may be active.
    private static int RankOf(string state) => state switch
    {
        "activating" => 1,
        "approved" => 2,
        "approvalpending" => 3,
        "created" => 4,
        "expiring" or "terminationrequested" or "terminating" => 5,
        "expired" or "terminated" => 6,
        _ => 0,
    };

    private void JudgeStates()
    {
        if (_active.Any(item => item.IsConsentPending == true) && _fault != HealthFault.PendingConsentIgnored)
        {
            _checks.Add(new NaiveCheck("REL016", GdapVerdict.Unknown));
        }

        if (IsOverdue() || _active.Any(item => item.EndsIn is null || item.Told != RolesTold.Whole))
        {
            _checks.Add(new NaiveCheck("REL008", GdapVerdict.Unknown));
        }
    }

    // What is past its end proves nothing: the others have to hold what is needed.
    private bool IsOverdue()
    {
        RelatedPlan[] sound = [.. _active.Where(item => !IsOver(item))];
        return sound.Length == 0 || _plan.Needed.Any(role =>
            _active.Any(item => NaiveRoles.Has(item, role, best: false)) && !sound.Any(item => NaiveRoles.Has(item, role, best: false)));
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

        if (_active.Length == 0 && _checks.Exists(check => check.Verdict == GdapVerdict.Unknown))
        {
            return [];
        }

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
        || (relationship.ActivatedAgo == TimeSpan.FromMinutes(30) && _fault == HealthFault.PropagationEdgeTakenIn);

    private bool IsMicrosofts(RelatedPlan relationship)
    {
        int[] roles = NaiveRoles.Of(relationship);
        bool isOfProvider = Same(roles, PlannedRoles.OfProviders);
        bool isOfReseller = Same(roles, PlannedRoles.OfResellers) && _fault != HealthFault.ResellersRolesIgnored;
        return (relationship.IsMicrosofts && _fault != HealthFault.MicrosoftsNameIgnored)
            || (relationship.Told == RolesTold.Whole && (isOfProvider || isOfReseller) && _fault != HealthFault.MicrosoftsRolesIgnored);
    }

    private static bool Same(int[] some, int[] others) => some.All(others.Contains) && others.All(some.Contains);

    // The end that comes first; without an active relationship, that of the one which is spoken of.
    private TimeSpan? End()
    {
        TimeSpan?[] ends = [.. _active.Select(item => item.EndsIn).Where(end => end is not null)];
        return _active.Length == 0 ? (Nearest() is RelatedPlan nearest ? Moments.EndOf(nearest, _fault) : null)
            : _fault == HealthFault.LastEndTaken ? ends.DefaultIfEmpty(null).Max()
            : ends.DefaultIfEmpty(null).Min();
    }
}
