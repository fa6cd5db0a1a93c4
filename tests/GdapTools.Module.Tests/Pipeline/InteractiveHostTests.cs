using GdapTools.Session;
using Xunit;

namespace GdapTools.Module.Tests.Pipeline;

/// <summary>A line beside the output is for somebody who is looking on, and for nobody else.</summary>
public sealed class InteractiveHostTests
{
    [Theory]
    [InlineData("ConsoleHost", false, "", true)]
    [InlineData("ConsoleHost", false, "-NoProfile -NoLogo", true)]
    [InlineData("Visual Studio Code Host", false, "", true)]
    [InlineData("ConsoleHost", true, "", false)]
    [InlineData("ConsoleHost", false, "-NoProfile -NonInteractive", false)]
    [InlineData("ConsoleHost", false, "-noni", false)]
    [InlineData("ConsoleHost", false, "/NONINTERACTIVE", false)]
    [InlineData("ServerRemoteHost", false, "", false)]
    [InlineData("Default Host", false, "", false)]
    public void Whether_somebody_is_looking_on(string host, bool isUnseen, string arguments, bool isWatched) =>
        Assert.Equal(isWatched, InteractiveHost.IsWatched(host, isUnseen, arguments.Split(' ')));
}
