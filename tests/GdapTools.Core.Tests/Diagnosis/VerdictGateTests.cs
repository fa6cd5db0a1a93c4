using System.Linq;
using GdapTools.Core.Diagnosis;
using Xunit;

namespace GdapTools.Core.Tests.Diagnosis;

/// <summary>What an automation is told at the end of a run with findings that it is not to pass over.</summary>
public sealed class VerdictGateTests
{
    [Theory]
    [InlineData(GdapVerdict.Pass)]
    [InlineData(GdapVerdict.Warning)]
    [InlineData(GdapVerdict.Unknown)]
    [InlineData(GdapVerdict.NotApplicable)]
    public void What_was_not_asked_about_passes(GdapVerdict verdict) =>
        Assert.Null(Judge([GdapVerdict.Fail], Finding("A", verdict)));

    [Fact]
    public void Without_verdicts_everything_passes() => Assert.Null(Judge([], Finding("A", GdapVerdict.Fail)));

    [Fact]
    public void One_finding_is_named_with_its_target()
    {
        GdapException failure = Judge([GdapVerdict.Unknown], Finding("A", GdapVerdict.Unknown, target: "Contoso"))!;

        Assert.Equal("FindingsFailed", failure.ErrorId);
        Assert.Equal(GdapErrorKind.UnwantedResult, failure.Kind);
        Assert.Equal("1 finding is Unknown: A Title of A (Contoso).", failure.Message);
        Assert.Equal(["A"], Assert.IsType<string[]>(failure.Target));
        Assert.NotEmpty(failure.RecommendedAction!);
    }

    [Fact]
    public void Causes_come_first_and_the_one_that_explains_most_before_the_others()
    {
        GdapException failure = Judge(
            [GdapVerdict.Fail, GdapVerdict.Warning],
            Finding("Effect", GdapVerdict.Fail, causedBy: "Root"),
            Finding("Small", GdapVerdict.Warning),
            Finding("Plain", GdapVerdict.Fail),
            Finding("Root", GdapVerdict.Fail, explains: 3))!;

        Assert.Equal(["Root", "Plain", "Small", "Effect"], Assert.IsType<string[]>(failure.Target));
        Assert.Equal(
            "4 findings are not as they have to be (3 Fail and 1 Warning): Root Title of Root, which explains 3 customers; "
            + "Plain Title of Plain; Small Title of Small; and 1 more.",
            failure.Message);
    }

    [Fact]
    public void Effects_are_named_where_their_cause_was_not_asked_about() => Assert.Equal(
        "1 finding is Fail: A Title of A.",
        Judge([GdapVerdict.Fail], Finding("B", GdapVerdict.Unknown), Finding("A", GdapVerdict.Fail, causedBy: "B"))!.Message);

    [Fact]
    public void Of_many_five_are_named()
    {
        Finding[] findings = [.. Enumerable.Range(1, 7).Select(number => Finding($"F{number}", GdapVerdict.Fail))];

        string message = Judge([GdapVerdict.Fail], findings)!.Message;

        Assert.StartsWith("7 findings are Fail: F1 ", message, System.StringComparison.Ordinal);
        Assert.EndsWith("F5 Title of F5; and 2 more.", message, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_examined_is_unknown()
    {
        Assert.Null(new VerdictGate([GdapVerdict.Fail, GdapVerdict.Warning]).JudgeNothing());
        GdapException failure = new VerdictGate([GdapVerdict.Unknown]).JudgeNothing()!;
        Assert.Equal("FindingsFailed", failure.ErrorId);
        Assert.Empty(Assert.IsType<string[]>(failure.Target));
    }

    private static GdapException? Judge(GdapVerdict[] verdicts, params Finding[] findings)
    {
        VerdictGate gate = new(verdicts);

        foreach (Finding finding in findings)
        {
            gate.Observe(finding);
        }

        return gate.Judge();
    }

    private static Finding Finding(
        string id, GdapVerdict verdict, string? target = null, string? causedBy = null, int explains = 0) => new()
        {
            Id = id,
            CheckId = id,
            Title = $"Title of {id}",
            Verdict = verdict,
            TargetName = target,
            CausedBy = causedBy,
            Explains = explains,
        };
}
