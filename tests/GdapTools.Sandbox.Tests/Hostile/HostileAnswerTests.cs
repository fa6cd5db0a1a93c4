using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace GdapTools.Sandbox.Tests.Hostile;

/// <summary>
/// 20,000 spoiled answers: each diagnosis ends, nothing is thrown, what is broken is never found well, and what cannot be
/// read never ends in a pass of what rests on it.
/// </summary>
public sealed class HostileAnswerTests
{
    private const int Runs = 2_000;

    // A diagnosis of one customer reads about as many answers.
    private const int MostAnswers = 20;

    // The policies of v1.0 are not among them: beta lists them too.
    private static readonly string[] s_necessary =
        ["v1.0/tenantRelationships/delegatedAdminRelationships", "accessAssignments", "v1.0/organization"];

    public static TheoryData<string> Faults => [.. HostileWorld.Faults.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_answer_makes_a_diagnosis_fall_over_or_better_than_it_is(string fault)
    {
        HostileOutcome truth = await (await HostileWorld.OpenAsync(fault)).DiagnoseAsync(attack: null);
        ConcurrentBag<string> lapses = [];
        int[] hits = new int[Enum.GetValues<Mutation>().Length];

        await Parallel.ForAsync(0, 2, async (half, _) =>
        {
            HostileWorld? world = null;
            for (int run = half; run < Runs; run += 2)
            {
                // Now and then another one: tokens are kept, and their endpoint is asked only at first.
                world = world is null || run % 20 == half ? await HostileWorld.OpenAsync(fault) : world;
                Random random = new((run * 31) + 7);
                Attack attack = new(random.Next(MostAnswers), run);
                Task<HostileOutcome> diagnosis = world.DiagnoseAsync(attack);
                try
                {
                    HostileOutcome outcome = await diagnosis.WaitAsync(TimeSpan.FromMinutes(2));
                    lapses.Add(Judge(fault, truth, outcome, attack) ?? "");
                }
                catch (Exception exception)
                {
                    lapses.Add($"run {run}: {attack.Mutation} of {attack.Path}: {exception}");
                }

                System.Threading.Interlocked.Increment(ref hits[(int)attack.Mutation]);
            }
        });

        string[] found = [.. lapses.Where(lapse => lapse.Length > 0)];
        Assert.True(found.Length == 0, $"{found.Length} of {Runs}:\n{string.Join('\n', found.Take(20))}");
        Assert.All(hits, hit => Assert.True(hit > Runs / 50, "Each mutation should have had its share."));
    }

    private static string? Judge(string fault, HostileOutcome truth, HostileOutcome outcome, Attack attack)
    {
        bool isNecessary = attack.Path is string path && s_necessary.Any(name => path.Contains(name, StringComparison.Ordinal));
        bool isLost = isNecessary && !attack.IsReadable;
        bool isPostureBetter = IsBetter(outcome.Posture, truth.Posture);
        bool isCustomerBetter = outcome.Customer is GdapVerdict customer && IsBetter(customer, truth.Customer!.Value);
        bool isBlind = isLost && outcome.Customer == GdapVerdict.Pass;
        return isPostureBetter || isCustomerBetter || isBlind
            ? $"{fault}: {attack.Mutation} of {attack.Path} (readable: {attack.IsReadable}): {outcome} where {truth} is true"
            : null;
    }

    // Unknown is never better than what is true.
    private static bool IsBetter(GdapVerdict said, GdapVerdict truth) => Rank(said) > Rank(truth);

    private static int Rank(GdapVerdict verdict) => verdict switch
    {
        GdapVerdict.Pass => 2,
        GdapVerdict.Warning => 1,
        _ => 0,
    };
}
