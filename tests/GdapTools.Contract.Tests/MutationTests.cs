using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Contract.Tests.Mutations;
using GdapTools.Contract.Tests.Support;
using GdapTools.Contract.Tests.Validation;
using Xunit;

namespace GdapTools.Contract.Tests;

/// <summary>
/// A valid body that is damaged in one place is refused for that very damage, unless its schema has nothing against
/// it, and then it is not refused at all.
/// </summary>
public sealed class MutationTests
{
    private const int Rounds = 8;

    public static TheoryData<string> ValidExamples => [.. Example.Valid];

    public static TheoryData<string> Errors => [.. ErrorBody.Valid];

    [Theory]
    [MemberData(nameof(ValidExamples))]
    public void Each_damage_to_an_example_is_told(string example)
    {
        foreach (Payload payload in Payload.Of(example))
        {
            Damage(payload, new Random(Example.Names.ToList().IndexOf(example)));
        }
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Each_damage_to_an_error_is_told(string error) => Damage(ErrorBody.Read(error), new Random(1));

    [Fact]
    public void Every_damage_is_done_and_most_of_it_is_told()
    {
        Dictionary<string, int> told = MutationList.All.ToDictionary(mutation => mutation.Name, _ => 0);
        IEnumerable<Payload> payloads =
            [.. Example.Valid.SelectMany(Payload.Of), .. ErrorBody.Valid.Select(ErrorBody.Read)];
        foreach (SchemaPlace place in payloads.SelectMany(PlaceFinder.Find))
        {
            foreach (Mutation mutation in MutationList.All.Where(mutation => mutation.Fits(place)))
            {
                told[mutation.Name] += mutation.Expect(place) is null ? 0 : 1;
            }
        }

        Assert.All(told, item => Assert.True(item.Value >= 10, $"{item.Key}: told {item.Value} times"));
    }

    private static void Damage(Payload valid, Random random)
    {
        int places = PlaceFinder.Find(valid).Count;
        foreach (Mutation mutation in MutationList.All)
        {
            foreach (int index in Enumerable.Range(0, Rounds).Select(_ => random.Next(Math.Max(places, 1))).Distinct())
            {
                Payload payload = valid.Copy();
                SchemaPlace? place = PlaceFinder.Find(payload).Skip(index).FirstOrDefault(mutation.Fits);
                if (place is not null)
                {
                    Try(payload, mutation, place);
                }
            }
        }
    }

    private static void Try(Payload payload, Mutation mutation, SchemaPlace place)
    {
        ViolationKind? expected = mutation.Expect(place);
        string where = mutation.Apply(place);

        IReadOnlyList<Violation> violations = payload.Check();

        string story = $"{mutation.Name} at {place.Path}: {string.Join("; ", violations)}";
        bool isRight = expected is null
            ? violations.Count == 0
            : violations.Any(violation => violation.Kind == expected && violation.Place == where);
        Assert.True(isRight, story);
    }
}
