using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GdapTools.Core.Tests.Relationships.Access;

/// <summary>A made-up partner, as numbers: groups, relationships, assignments, and what of them cannot be read.</summary>
internal sealed record AccessPlan
{
    public const int Roles = 4;

    /// <summary>Which group (the second) is a member of which (the first).</summary>
    public required (int Outer, int Inner)[] Nestings { get; init; }

    public required int Groups { get; init; }

    /// <summary>The groups that hold the account itself.</summary>
    public required int[] Direct { get; init; }

    public required RelationshipPlan[] Relationships { get; init; }

    public required AssignmentPlan[] Assignments { get; init; }

    /// <summary>The roles asked for; none for all.</summary>
    public required int[] Wanted { get; init; }

    public bool IsMembershipUnread { get; init; }

    public bool IsMembershipPartial { get; init; }

    public bool AreRelationshipsUnread { get; init; }

    /// <summary>Whether the list of the account's own groups can be read, or only the members of each.</summary>
    public bool AreDirectGroupsRead { get; init; }

    public bool HasCycle => Enumerable.Range(0, Groups).Any(start => Reaches(start, start, []));

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine($"groups {Groups}, direct {string.Join(",", Direct)}, nested {string.Join(" ", Nestings)}");
        text.AppendLine($"wanted {string.Join(",", Wanted)}, unread {IsMembershipUnread}, partial {IsMembershipPartial}, hidden {AreRelationshipsUnread}");

        foreach (RelationshipPlan item in Relationships)
        {
            text.AppendLine(item.ToString());
        }

        foreach (AssignmentPlan item in Assignments)
        {
            text.AppendLine(item.ToString());
        }

        return text.ToString();
    }

    private bool Reaches(int from, int to, HashSet<int> seen) => Nestings
        .Where(nesting => nesting.Outer == from)
        .Any(nesting => nesting.Inner == to || (seen.Add(nesting.Inner) && Reaches(nesting.Inner, to, seen)));
}
