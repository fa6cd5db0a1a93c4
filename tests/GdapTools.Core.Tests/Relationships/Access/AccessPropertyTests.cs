using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Posture;
using GdapTools.Core.Relationships.Access;
using Xunit;

namespace GdapTools.Core.Tests.Relationships.Access;

/// <summary>The engine against the naive implementation, on partners nobody thought of.</summary>
public sealed class AccessPropertyTests
{
    private const int Tenants = 10_000;

    private static readonly FindingFactory s_findings = new(CheckCatalogue.Load(), SessionKind.Delegated, TimeProvider.System);

    [Fact]
    public async Task Engine_and_naive_implementation_agree_on_10_000_tenants()
    {
        Dictionary<string, int> seen = [];
        int cycles = 0;

        foreach (AccessPlan plan in AccessPlans.Draw(Tenants))
        {
            (IReadOnlyList<AccessOutcome> outcomes, AccessCase access, NestingReader nesting, AccessAccount account) = await JudgeAsync(plan);
            NaiveAccess naive = new(plan);
            string? difference = Difference(outcomes, naive);
            Assert.True(difference is null, $"{difference}{Environment.NewLine}{plan}");
            cycles += plan.HasCycle ? 1 : 0;

            foreach (AccessOutcome outcome in outcomes)
            {
                string kind = outcome.Break?.ToString() ?? "Held";
                seen[kind] = seen.TryGetValue(kind, out int count) ? count + 1 : 1;

                if (outcome.Holds == Truth.Yes)
                {
                    EffectiveAccess written = new AccessWriter(account, nesting, s_findings, PlannedTenant.Now)
                        .Held(access.Customer, outcome, standing: null, TenantStanding.NotAsked);
                    string? fault = FaultOf(written, plan, naive, outcome);
                    Assert.True(fault is null, $"{fault}{Environment.NewLine}{plan}");
                }
            }
        }

        // All there is to find is found often enough to mean something.
        Assert.InRange(cycles, Tenants / 10, Tenants);
        Assert.All(
            Enum.GetNames<AccessBreak>().Append("Held"),
            kind => Assert.True(seen.TryGetValue(kind, out int count) && count > 20, $"{kind}: {seen.GetValueOrDefault(kind)}"));
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_planted_mistake_is_seen(string fault)
    {
        AccessFault planted = Enum.Parse<AccessFault>(fault);
        int seen = 0;

        foreach (AccessPlan plan in AccessPlans.Draw(Tenants))
        {
            (IReadOnlyList<AccessOutcome> outcomes, _, _, _) = await JudgeAsync(plan, withPaths: false);

            if (Difference(outcomes, new NaiveAccess(plan, planted)) is not null && ++seen == 3)
            {
                break;
            }
        }

        Assert.Equal(3, seen);
    }

    public static TheoryData<string> Faults => [.. Enum.GetNames<AccessFault>().Where(name => name != nameof(AccessFault.None))];

    private static async Task<(IReadOnlyList<AccessOutcome> Outcomes, AccessCase Case, NestingReader Nesting, AccessAccount Account)> JudgeAsync(
        AccessPlan plan, bool withPaths = true)
    {
        PlannedTenant tenant = new(plan);
        AccessAccount account = await tenant.ReadAccountAsync();
        AccessCase access = tenant.CaseOf(account);
        IReadOnlyList<AccessOutcome> outcomes = AccessJudge.Judge(access);
        NestingReader nesting = new(tenant.Graph, "partner", account);

        if (withPaths)
        {
            string[] groups = [.. outcomes.Where(item => item.Holds == Truth.Yes)
                .SelectMany(item => item.Candidates).Select(item => item.Assignment!.GroupId).Distinct()];
            await nesting.ReadAsync(groups, CancellationToken.None);
            Assert.Equal(tenant.Graph.Asked.Distinct(), tenant.Graph.Asked);
        }

        return (outcomes, access, nesting, account);
    }

    private static string? Difference(IReadOnlyList<AccessOutcome> outcomes, NaiveAccess naive)
    {
        string engine = string.Join("; ", outcomes.Select(Tell).OrderBy(text => text, StringComparer.Ordinal));
        string expected = string.Join("; ", naive.Rows().Select(Tell).OrderBy(text => text, StringComparer.Ordinal));
        return engine == expected ? null : $"The engine says {engine}, the naive implementation {expected}.";
    }

    private static string Tell(AccessOutcome outcome) => Tell(
        PlannedTenant.RoleOf(outcome.Role),
        outcome.Holds switch { Truth.Yes => true, Truth.No => false, _ => null },
        outcome.Break,
        outcome.Holds == Truth.Yes ? outcome.Candidates.Select(item => item.Relationship.Id + item.Assignment!.Id) : []);

    private static string Tell(NaiveRow row) => Tell(
        row.Role,
        row.Holds,
        row.Break,
        row.Ways.Select(way => PlannedTenant.RelationshipId(way.Relationship) + PlannedTenant.AssignmentId(way.Assignment)));

    // Of what cannot be told there are several reasons as a rule, of which any may be named.
    private static string Tell(int? role, bool? holds, AccessBreak? reason, IEnumerable<string> ways) =>
        $"{role?.ToString() ?? "any"} {holds?.ToString() ?? "unknown"} {(holds is null ? "" : reason)}"
        + $" {string.Join(",", ways.OrderBy(way => way, StringComparer.Ordinal))}";

    private static string? FaultOf(EffectiveAccess access, AccessPlan plan, NaiveAccess naive, AccessOutcome outcome)
    {
        string[] groups = [.. access.Path.Where(step => step.Kind == AccessStepKind.Group).Select(step => step.Id)];
        int[] places = [.. groups.Select(id => Enumerable.Range(0, plan.Groups).First(group => PlannedTenant.GroupId(group) == id))];
        int shortest = outcome.Candidates
            .Select(item => Enumerable.Range(0, plan.Assignments.Length).First(place => PlannedTenant.AssignmentId(place) == item.Assignment!.Id))
            .Min(place => naive.DistanceTo(plan.Assignments[place].Group!.Value)!.Value);
        AccessStepKind[] kinds = [.. access.Path.Select(step => step.Kind)];

        return kinds[0] != AccessStepKind.User || kinds[^2] != AccessStepKind.Assignment || kinds[^1] != AccessStepKind.Relationship
                ? "The path does not lead from the account to the relationship."
            : places.Length != shortest ? $"The path has {places.Length} groups, the shortest {shortest}."
            : !plan.Direct.Contains(places[0]) ? "The account is not in the first group itself."
            : places.Zip(places.Skip(1)).Any(pair => !plan.Nestings.Contains((pair.Second, pair.First))) ? "A group does not hold the one before."
            : groups[^1] != access.GroupId ? "The path ends in another group than the assigned one."
            : access.OtherPaths != outcome.Candidates.Count - 1 ? "The other ways are miscounted."
            : access.Verdict != GdapVerdict.Pass || access.MissingLink is not null ? "What is proven is no pass."
            : null;
    }
}
