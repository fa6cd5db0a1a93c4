using GdapTools.Core.Diagnosis;
using Xunit;

namespace GdapTools.Core.Tests.Diagnosis;

/// <summary>A command can be pasted whatever its values hold, or is not given.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("O'Neill & Sons; Remove-Item *", "'O''Neill & Sons; Remove-Item *'")]
    [InlineData("$(whoami) `n \"x\"", "'$(whoami) `n \"x\"'")]
    [InlineData("\u2018a\u2019b\u201Ac\u201Bd", "'\u2018\u2018a\u2019\u2019b\u201A\u201Ac\u201B\u201Bd'")]
    public void A_text_is_one_literal(string text, string literal) =>
        Assert.Equal([$"Set-It -Name {literal}"], CommandLine.Lines(new CommandLine("Set-It").Add("Name", text)));

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\u2028b")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u200Bb")]
    [InlineData("\0")]
    [InlineData("")]
    [InlineData(null)]
    public void What_cannot_be_told_by_its_look_leaves_no_command(string? text) => Assert.Empty(CommandLine.Lines(
        new CommandLine("Connect-It"), new CommandLine("Set-It").Add("Name", text)));

    [Fact]
    public void Switches_lists_and_code_stand_as_they_are() => Assert.Equal(
        ["Set-It -Force -Role 'a', 'b' -Duration 30"],
        CommandLine.Lines(new CommandLine("Set-It").Add("Force").Add("Role", (string[])["a", "b"]).AddCode("Duration", "30")));

    [Fact]
    public void An_empty_list_leaves_no_command() =>
        Assert.Empty(CommandLine.Lines(new CommandLine("Set-It").Add("Role", (string[])[])));
}
