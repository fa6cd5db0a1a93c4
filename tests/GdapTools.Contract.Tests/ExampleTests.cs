using System.Collections.Generic;
using System.Linq;
using GdapTools.Contract.Tests.Support;
using GdapTools.Contract.Tests.Validation;
using Xunit;

namespace GdapTools.Contract.Tests;

/// <summary>Microsoft's examples: all fit, but for the five whose errors graph-contract's README names.</summary>
public sealed class ExampleTests
{
    public static TheoryData<string> Valid => [.. Example.Valid];

    public static TheoryData<string> Invalid => [.. Example.Invalid.Keys];

    public static TheoryData<string> Errors => [.. ErrorBody.Valid];

    [Fact]
    public void All_but_the_batch_have_a_described_path()
    {
        Assert.Equal((78, 72, 5), (Example.Names.Count, Example.Valid.Count, Example.Invalid.Count));
        Assert.Equal([Example.Batch], Example.Names.Where(name => !GraphContract.Describes(Example.Read(name))));
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void What_is_documented_right_fits(string example)
    {
        Message message = Example.Read(example);

        Assert.Empty(GraphContract.CheckRequest(message));
        Assert.Empty(GraphContract.CheckAnswer(message));
    }

    [Theory]
    [MemberData(nameof(Invalid))]
    public void What_is_documented_wrong_is_told_and_nothing_else(string example)
    {
        Message message = Example.Read(example);
        Violation expected = Example.Invalid[example];

        Violation violation = Assert.Single(GraphContract.CheckAnswer(message));

        Assert.Empty(GraphContract.CheckRequest(message));
        Assert.Equal((expected.Kind, expected.Place), (violation.Kind, violation.Place));
        Assert.Contains(expected.Detail, violation.Detail);
    }

    [Theory]
    [MemberData(nameof(Errors))]
    public void Errors_fit(string error) => Assert.Empty(ErrorBody.Read(error).Check());

    [Fact]
    public void An_error_in_another_case_does_not_fit()
    {
        Assert.Equal(
            [ViolationKind.UnknownProperty, ViolationKind.MissingProperty],
            ErrorBody.Read(ErrorBody.Miscased).Check().Select(violation => violation.Kind));
        Assert.Contains(ErrorBody.Miscased, ErrorBody.Names);
    }

    [Fact]
    public void Each_property_beyond_the_description_is_in_an_example()
    {
        HashSet<string> texts = [.. Example.Names.Select(name => Example.Read(name).ResponseBody)];

        Assert.All(
            DocumentedProperties.All,
            name => Assert.Contains(texts, text => text.Contains($"\"{name.Split('.')[^1]}\":")));
    }
}
