using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;
using Xunit;

namespace GdapTools.Core.Tests.Diagnosis;

/// <summary>A cause that several customers have is told once; one that only one has stays that customer's own.</summary>
public sealed class SharedCausesTests
{
    private readonly SharedCauses _causes = new((cause, explains) => new Finding { Id = cause.Id, Cause = cause.Step.Cause, Explains = explains });
    private readonly List<string> _told = [];

    [Fact]
    public void Of_one_customer_it_is_told_as_it_is()
    {
        Add("a", "net");
        End();

        Assert.Equal(["a"], _told);
    }

    [Fact]
    public void Of_two_it_is_told_with_the_second_and_the_cause_at_the_end()
    {
        Add("a", "net");
        Assert.Empty(_told);
        Add("b", "net");
        Assert.Equal(["a < net", "b < net"], _told);
        Add("c", "net");
        End();

        Assert.Equal(["a < net", "b < net", "c < net", "net = 3"], _told);
    }

    [Fact]
    public void What_is_a_customers_own_does_not_wait()
    {
        Add("a", "net");
        Add("b", null);

        Assert.Equal(["b"], _told);
    }

    [Fact]
    public void The_cause_that_explains_most_comes_first()
    {
        foreach ((string customer, string cause) in new[] { ("a", "x"), ("b", "y"), ("c", "x"), ("d", "y"), ("e", "y"), ("f", "z") })
        {
            Add(customer, cause);
        }

        _told.Clear();
        End();

        Assert.Equal(["y = 3", "x = 2", "f"], _told);
    }

    private void Add(string customer, string? cause)
    {
        ChainStep told = new("NET001", GdapVerdict.Unknown, "No way there.");
        ChainStep step = cause is null ? told : told with { Shared = new SharedCause(cause, told) };
        Tell(_causes.Add(step, shown => new Finding { Id = customer, CausedBy = shown.CausedBy }));
    }

    private void End() => Tell(_causes.End());

    private void Tell(IEnumerable<Finding> findings) => _told.AddRange(findings.Select(finding =>
        finding.Explains > 0 ? $"{finding.Id} = {finding.Explains}"
        : finding.CausedBy is string id ? $"{finding.Id} < {id}"
        : finding.Id));
}
