using System;
using System.Management.Automation;
using GdapTools.Commands;
using Xunit;

namespace GdapTools.Module.Tests.Errors;

public sealed class ErrorFactoryTests
{
    public static TheoryData<GdapErrorKind> Kinds => new(Enum.GetValues<GdapErrorKind>());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_has_a_category(GdapErrorKind kind)
    {
        ErrorRecord record = new GdapException("SomeId", kind, "Message.", "target").ToErrorRecord("fallback");

        Assert.NotEqual(ErrorCategory.NotSpecified, record.CategoryInfo.Category);
        Assert.NotEqual(ErrorCategory.InvalidOperation, record.CategoryInfo.Category);
        Assert.Equal("SomeId", record.FullyQualifiedErrorId);
        Assert.Equal("target", record.TargetObject);
        Assert.Null(record.ErrorDetails);
    }

    [Theory]
    [InlineData(GdapErrorKind.InvalidInput, ErrorCategory.InvalidArgument)]
    [InlineData(GdapErrorKind.Conflict, ErrorCategory.ResourceExists)]
    [InlineData(GdapErrorKind.Throttled, ErrorCategory.LimitsExceeded)]
    [InlineData(GdapErrorKind.Timeout, ErrorCategory.OperationTimeout)]
    [InlineData(GdapErrorKind.UnwantedResult, ErrorCategory.InvalidResult)]
    public void Kind_becomes_the_nearest_category(GdapErrorKind kind, ErrorCategory category) =>
        Assert.Equal(category, new GdapException("SomeId", kind, "Message.").ToErrorRecord("fallback").CategoryInfo.Category);

    [Fact]
    public void Advice_is_kept_beside_the_message()
    {
        GdapException failure = new("SomeId", GdapErrorKind.NotFound, "It is not there.", null, "Look elsewhere.");

        ErrorRecord record = failure.ToErrorRecord("fallback");

        // PowerShell 7 shows the advice itself, below the message.
        Assert.Equal("It is not there.", record.ErrorDetails.Message);
        Assert.Equal("fallback", record.TargetObject);
        Assert.Equal("Look elsewhere.", record.ErrorDetails.RecommendedAction);
    }
}
