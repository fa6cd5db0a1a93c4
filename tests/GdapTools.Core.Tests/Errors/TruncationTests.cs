using System;
using System.Linq;
using GdapTools.Core.Errors;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>What is cut off or damaged is never surer than the whole.</summary>
public sealed class TruncationTests
{
    private static readonly ErrorResolver s_resolver = new();

    public static TheoryData<string> Names => [.. ContractError.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_part_is_never_surer_than_the_whole(string name)
    {
        ContractError error = ContractError.Load(name);
        foreach (string whole in new[] { error.Body, error.Text }.OfType<string>())
        {
            Confidence best = s_resolver.Resolve(whole).Confidence;
            int step = Math.Max(1, whole.Length / 400);
            for (int length = 0; length < whole.Length; length += step)
            {
                ErrorResolution part = s_resolver.Resolve(whole.Substring(0, length));

                Assert.True(part.Confidence <= best, $"{length}: {part.Code} {part.Confidence} from {whole.Substring(0, length)}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Damaged_input_still_gives_an_answer(string name)
    {
        Random random = new(name.Length);
        string whole = ContractError.Exchange(name);
        for (int round = 0; round < 40; round++)
        {
            char[] damaged = whole.ToCharArray();
            for (int hit = 0; hit < 1 + (round / 4); hit++)
            {
                damaged[random.Next(damaged.Length)] = (char)random.Next(1, 0x250);
            }

            Assert.All(s_resolver.ResolveAll(new string(damaged)), ResolutionAssert.IsComplete);
        }
    }

    [Fact]
    public void A_code_that_may_be_cut_is_not_taken_for_a_shorter_one()
    {
        ErrorResolution cut = s_resolver.Resolve("""{"error":"invalid_client","error_description":"AADSTS70002""");

        Assert.Equal("invalid_client", cut.Code);
    }
}
