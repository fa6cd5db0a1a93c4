using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GdapTools.Core.Tests.Support;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>How a list answers.</summary>
internal enum Answer
{
    Told,
    Refused,
    WantsMfa,
    Lost,
}

/// <summary>A made-up partner as the wire shows it, and what is asked about it.</summary>
internal sealed record HealthPlan : ISimpler<HealthPlan>
{
    /// <summary>A customer that nobody has heard of.</summary>
    public const int Stranger = 9;

    public required bool IsApplication { get; init; }

    public required Answer RelationshipList { get; init; }

    public required Answer CustomerList { get; init; }

    public required Answer ContractList { get; init; }

    public required RelatedPlan[] Relationships { get; init; }

    /// <summary>The customers that the list of customers names, by place.</summary>
    public required int[] Listed { get; init; }

    /// <summary>The customers that the list of contracts names.</summary>
    public required int[] Contracts { get; init; }

    /// <summary>The customers asked about; none for all.</summary>
    public required int[] Wanted { get; init; }

    /// <summary>The roles that the profile needs, by place in <see cref="PlannedRoles"/>.</summary>
    public required int[] Needed { get; init; }

    public required int[] Optional { get; init; }

    public required int WindowDays { get; init; }

    /// <summary>Whether the network goes when assignments are asked for.</summary>
    public bool AreAssignmentsLost { get; init; }

    /// <summary>Whether the directory tells the names of groups.</summary>
    public bool AreGroupsNamed { get; init; }

    public IEnumerable<HealthPlan> Simpler()
    {
        for (int place = 0; place < Relationships.Length; place++)
        {
            yield return this with { Relationships = Without(Relationships, place) };

            foreach (RelatedPlan simpler in Relationships[place].Simpler())
            {
                yield return this with { Relationships = With(Relationships, place, simpler) };
            }
        }

        for (int place = 0; place < Listed.Length; place++)
        {
            yield return this with { Listed = Without(Listed, place) };
        }

        for (int place = 0; place < Needed.Length && Needed.Length > 1; place++)
        {
            yield return this with { Needed = Without(Needed, place) };
        }

        yield return this with { Contracts = [] };
        yield return this with { Optional = [] };
        yield return this with { Wanted = [] };
        yield return this with { IsApplication = false };
        yield return this with { AreAssignmentsLost = false };
        yield return this with { RelationshipList = Answer.Told, CustomerList = Answer.Told, ContractList = Answer.Told };
        yield return this with { WindowDays = 30, AreGroupsNamed = true };
    }

    public override string ToString()
    {
        StringBuilder text = new();
        text.AppendLine($"application {IsApplication}, relationships {RelationshipList}, customers {CustomerList}, contracts {ContractList}");
        text.AppendLine($"needed {Join(Needed)}, optional {Join(Optional)}, window {WindowDays}, wanted {Join(Wanted)}");
        text.AppendLine($"listed {Join(Listed)}, contracts {Join(Contracts)}, lost {AreAssignmentsLost}, named {AreGroupsNamed}");

        for (int place = 0; place < Relationships.Length; place++)
        {
            text.AppendLine($"r{place} {Relationships[place]}");
        }

        return text.ToString();
    }

    internal static string Join<T>(IEnumerable<T> items) => string.Join(",", items);

    internal static T[] Without<T>(T[] items, int place) => [.. items.Where((_, index) => index != place)];

    internal static T[] With<T>(T[] items, int place, T item) => [.. items.Select((old, index) => index == place ? item : old)];
}
