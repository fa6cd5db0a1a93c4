using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>Holds what the engine says against what the naive implementation does.</summary>
internal static class HealthRows
{
    /// <summary>Where they part; null where they agree.</summary>
    public static string? Difference(RelationshipHealth[]? engine, NaiveRow[]? naive)
    {
        if (engine is null || naive is null)
        {
            return engine is null && naive is null ? null : $"The engine has {engine?.Length} results, the naive implementation {naive?.Length}.";
        }

        string said = string.Join(Environment.NewLine, engine.Select(Tell).OrderBy(text => text, StringComparer.Ordinal));
        string expected = string.Join(Environment.NewLine, naive.Select(Tell).OrderBy(text => text, StringComparer.Ordinal));
        return said == expected
            ? engine.Select(row => OrderFault(row, naive)).FirstOrDefault(fault => fault is not null)
            : $"The engine says{Environment.NewLine}{said}{Environment.NewLine}the naive implementation{Environment.NewLine}{expected}";
    }

    private static string Tell(RelationshipHealth row) => Tell(
        row.CustomerTenantId,
        row.Verdict,
        row.CheckIds,
        row.RelationshipIds,
        row.MissingRoles.Select(role => role.RoleDefinitionId),
        row.ExcessRoles.Select(role => role.RoleDefinitionId),
        row.EndDateTime,
        row.DaysLeft);

    private static string Tell(NaiveRow row) => Tell(
        row.Customer is int customer ? PlannedJson.CustomerIds[customer] : null,
        row.Verdict,
        row.Checks.Select(check => check.Id),
        row.Relationships.Select(place => PlannedJson.RelationshipIds[place]),
        row.Missing.Select(place => PlannedJson.Roles[place].RoleDefinitionId),
        row.Excess.Select(place => PlannedJson.Roles[place].RoleDefinitionId),
        PlannedJson.Now + row.EndsIn,
        row.DaysLeft);

    private static string Tell(
        string? customer,
        GdapVerdict verdict,
        IEnumerable<string> checks,
        IEnumerable<string> relationships,
        IEnumerable<string> missing,
        IEnumerable<string> excess,
        DateTimeOffset? end,
        int? daysLeft) =>
        $"{customer ?? "nobody"} {verdict} [{Sorted(checks)}] of {Sorted(relationships)} lacks {Sorted(missing)} exceeds {Sorted(excess)}"
        + $" ends {end:u} in {daysLeft}";

    private static string Sorted(IEnumerable<string> items) => string.Join(" ", items.OrderBy(item => item, StringComparer.Ordinal));

    /// <summary>The checks stand worst first, and the link is that of the first.</summary>
    private static string? OrderFault(RelationshipHealth row, NaiveRow[] naive)
    {
        NaiveRow twin = naive.First(item => Tell(item) == Tell(row));
        int[] weights = [.. row.CheckIds.Select(id => WeightOf(twin.Checks.First(check => check.Id == id).Verdict))];

        return !weights.SequenceEqual(weights.OrderBy(weight => weight)) ? $"Not the worst comes first: {string.Join(" ", row.CheckIds)}."
            : twin.Checks.Length == 0 ? (row.BrokenLink is null ? null : $"Nothing is wrong with {row.BrokenLink}.")
            : twin.Checks.Where(check => check.Verdict == twin.Verdict).Min(check => Place(twin.Link ?? NaiveRow.LinkOf(check.Id))) == Place(row.BrokenLink) ? null
            : $"The link is {row.BrokenLink}, of {string.Join(" ", row.CheckIds)}.";
    }

    /// <summary>The links of one customer in the order of the chain.</summary>
    private static int Place(ChainLink? link) =>
        Array.IndexOf(new ChainLink?[] { ChainLink.Token, ChainLink.Account, ChainLink.Relationship, ChainLink.Assignment, ChainLink.Network, ChainLink.Unknown }, link);

    private static int WeightOf(GdapVerdict verdict) => verdict switch
    {
        GdapVerdict.Fail => 0,
        GdapVerdict.Unknown => 1,
        _ => 2,
    };
}
