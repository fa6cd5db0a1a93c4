using System;
using System.Threading.Tasks;
using GdapTools.Internal;
using GdapTools.Module.Tests.Support;
using GdapTools.Module.Tests.Tokens;
using Xunit;

namespace GdapTools.Module.Tests.Reporting;

public sealed class ViewTests
{
    [Theory]
    [InlineData(null, 20, "")]
    [InlineData("one two three", 20, "one two three")]
    [InlineData("one two three four five", 13, "one two three\nfour five")]
    [InlineData("a very-long-word-that-fits-nowhere b", 12, "a\nvery-long-word-that-fits-nowhere b")]
    [InlineData("kept\nas it is", 20, "kept\nas it is")]
    [InlineData("one two three", 0, "one two three")]
    public void Text_breaks_between_words(string? text, int width, string expected) =>
        Assert.Equal(expected, View.Wrap(text, width));

    [Fact]
    public async Task A_finding_is_a_row_and_a_verdict_a_list()
    {
        string script = $$"""
            Import-Module '{{Repository.Manifest}}'
            [GdapTools.Finding] @{
                Verdict = 'NotApplicable'; Link = 'Token'; TargetName = 'Contoso'; CheckId = 'TOK001'; Cause = 'Because.'
            }
            """;
        ProcessResult row = await HostProcess.RunAsync("-c", script);
        ProcessResult list = await HostProcess.RunAsync(
            "-c",
            $"Import-Module '{Repository.Manifest}'; Test-GraphMfaClaim '{SampleToken.With("pwd")}'");

        Assert.Matches(@"Verdict\s+Link\s+Target\s+Check\s+Cause", row.Output);
        Assert.Matches(@"n/a\s+Token\s+Contoso\s+TOK001\s+Because\.", row.Output);
        Assert.Matches(@"Verdict\s+: Fail\s+Reason\s+: MfaMissing", list.Output);
        Assert.Contains("2. ", list.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(SampleToken.Signature, list.Output + list.Error, StringComparison.Ordinal);
    }
}
