using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Tests.Support;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Sets one property of a policy: path and JSON, written with single quotes.</summary>
internal sealed record Edit(string Path, string Json);

/// <summary>A policy that asks nothing of anybody anywhere, and what is set on top; each edit can be left out.</summary>
internal sealed record PolicyPlan(Edit[] Edits)
{
    public PolicyBuilder Policy(int index) => Edits.Aggregate(
        PolicyBuilder.Create($"P{index}", "OR"), static (policy, edit) => policy.Set(edit.Path, edit.Json));

    public override string ToString() =>
        "Policy: " + string.Join("; ", Edits.Select(static edit => $"{edit.Path} = {edit.Json}"));
}

/// <summary>A random tenant in parts that can be left out one by one.</summary>
internal sealed record TenantPlan : ISimpler<TenantPlan>
{
    public required PolicyPlan[] Policies { get; init; }

    /// <summary>Named locations as JSON.</summary>
    public required string[] Places { get; init; }

    public required NaiveAccount Account { get; init; }

    public required (string Child, string Parent)[] Nesting { get; init; }

    /// <summary>The dimensions that the policies look at: the others cannot matter.</summary>
    public required Dimension[] Dimensions { get; init; }

    public bool SecurityDefaults { get; init; }

    public string PerUserMfa { get; init; } = "disabled";

    public string? ClientId { get; init; }

    public NaiveTenant Build() => new()
    {
        Policies = [.. Policies.Select(static (policy, index) => policy.Policy(index).Build())],
        NamedLocations = [.. Places.Select(static place => JsonDocument.Parse(place.Replace('\'', '"')).RootElement)],
        Account = Account,
        ParentGroups = Nesting.GroupBy(static item => item.Child)
            .ToDictionary(static group => group.Key, static group => group.Select(static item => item.Parent).ToArray()),
        SecurityDefaults = SecurityDefaults,
        PerUserMfa = PerUserMfa,
        ClientId = ClientId,
    };

    /// <summary>The plan with one part left out, for each part.</summary>
    public IEnumerable<TenantPlan> Simpler()
    {
        for (int index = 0; index < Policies.Length; index++)
        {
            PolicyPlan policy = Policies[index];
            yield return this with { Policies = [.. Policies.Where(item => item != policy)] };
            foreach (Edit edit in policy.Edits)
            {
                PolicyPlan rest = new([.. policy.Edits.Where(item => item != edit)]);
                yield return this with { Policies = [.. Policies.Select(item => item == policy ? rest : item)] };
            }
        }

        foreach ((string, string) nesting in Nesting)
        {
            yield return this with { Nesting = [.. Nesting.Where(item => item != nesting)] };
        }

        NaiveAccount plain = new(Account.Id);
        yield return this with { Account = Account with { Kind = plain.Kind } };
        yield return this with { Account = Account with { DirectGroups = [] } };
        yield return this with { Account = Account with { ActiveRoles = [] } };
        yield return this with { Account = Account with { EligibleRoles = [] } };
        yield return this with { SecurityDefaults = false };
        yield return this with { PerUserMfa = "disabled" };
    }

    public override string ToString() => string.Join(
        Environment.NewLine,
        [
            $"Account: {Account.Kind}, groups {string.Join(" ", Account.DirectGroups)}, " +
            $"roles {string.Join(" ", Account.ActiveRoles)}, eligible {string.Join(" ", Account.EligibleRoles)}; " +
            $"defaults {SecurityDefaults}, per-user MFA {PerUserMfa}",
            .. Nesting.Select(static item => $"Group {item.Child} in {item.Parent}"),
            .. Places,
            .. Policies.Select(static policy => policy.ToString()),
        ]);
}
