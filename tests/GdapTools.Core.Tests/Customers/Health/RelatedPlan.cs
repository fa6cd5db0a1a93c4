using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>How much of a list of roles the answer tells.</summary>
internal enum RolesTold
{
    Whole,
    Partly,
    NotAtAll,
}

/// <summary>A relationship; moments are told by their distance from now.</summary>
/// <param name="Customer">The place of its customer; null where Graph names none.</param>
/// <param name="Status">As Graph writes it.</param>
/// <param name="Roles">Its roles, by place.</param>
/// <param name="Told">Whether the answer has them all.</param>
internal sealed record RelatedPlan(int? Customer, string Status, int[] Roles, RolesTold Told)
{
    public bool IsMicrosofts { get; init; }

    public bool IsCustomerNamed { get; init; } = true;

    /// <summary>As Graph writes it; null where it does not.</summary>
    public string? AutoExtend { get; init; } = "P180D";

    public TimeSpan? CreatedAgo { get; init; } = TimeSpan.FromDays(200);

    public TimeSpan? ActivatedAgo { get; init; } = TimeSpan.FromDays(190);

    public TimeSpan? EndsIn { get; init; } = TimeSpan.FromDays(400);

    public bool? IsConsentPending { get; init; }

    public bool AreAssignmentsRefused { get; init; }

    public AssignedPlan[] Assignments { get; init; } = [];

    public IEnumerable<RelatedPlan> Simpler()
    {
        for (int place = 0; place < Assignments.Length; place++)
        {
            yield return this with { Assignments = HealthPlan.Without(Assignments, place) };
            yield return this with { Assignments = HealthPlan.With(Assignments, place, Assignments[place] with { Status = "active" }) };
            yield return this with
            {
                Assignments = HealthPlan.With(Assignments, place, Assignments[place] with { Group = 1, Told = RolesTold.Whole }),
            };
        }

        for (int place = 0; place < Roles.Length; place++)
        {
            yield return this with { Roles = HealthPlan.Without(Roles, place) };
        }

        RelatedPlan plain = new(Customer, "active", Roles, RolesTold.Whole) { Assignments = Assignments };
        yield return this with { Status = plain.Status };
        yield return this with { Told = plain.Told };
        yield return this with { IsMicrosofts = plain.IsMicrosofts, IsCustomerNamed = plain.IsCustomerNamed };
        yield return this with { AutoExtend = plain.AutoExtend };
        yield return this with { CreatedAgo = plain.CreatedAgo };
        yield return this with { ActivatedAgo = plain.ActivatedAgo };
        yield return this with { EndsIn = plain.EndsIn };
        yield return this with { IsConsentPending = plain.IsConsentPending };
        yield return this with { AreAssignmentsRefused = plain.AreAssignmentsRefused };
    }

    public override string ToString() =>
        $"of {Customer?.ToString() ?? "nobody"} '{Status}' roles {HealthPlan.Join(Roles)} {Told}, extends {AutoExtend ?? "-"}, created {CreatedAgo} ago,"
        + $" activated {ActivatedAgo} ago, ends in {EndsIn}, consent {IsConsentPending}, Microsoft's {IsMicrosofts}, refused {AreAssignmentsRefused}"
        + string.Concat(Assignments.Select(item => Environment.NewLine + "   " + item));
}

/// <param name="Status">As Graph writes it.</param>
/// <param name="Group">The place of the group; null when the answer does not tell.</param>
/// <param name="Roles">The roles it hands on, by place.</param>
/// <param name="Told">Whether the answer has them all.</param>
/// <param name="ChangedAgo">How long ago it last changed.</param>
internal sealed record AssignedPlan(string Status, int? Group, int[] Roles, RolesTold Told, TimeSpan? ChangedAgo)
{
    public override string ToString() =>
        $"assignment '{Status}' group {Group} roles {HealthPlan.Join(Roles)} {Told}, changed {ChangedAgo} ago";
}
