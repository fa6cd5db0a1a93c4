using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.PSHost;

public sealed class ArgumentTests
{
    private const string Script = """
        param([string] $Task = 'Build', [switch] $Force, [int] $Count)
        "Task=$Task Force=$Force Count=$Count Rest=$($args -join ',')"
        """;

    [Theory]
    [InlineData("Task=Build Force=False Count=0 Rest=")]
    [InlineData("Task=Demo Force=False Count=0 Rest=", "Demo")]
    [InlineData("Task=Test Force=True Count=0 Rest=", "-Task", "Test", "-Force")]
    [InlineData("Task=Test Force=False Count=3 Rest=", "-Task:Test", "-Force:$false", "-Count", "3")]
    [InlineData("Task=a b Force=True Count=4 Rest=", "-Force:$true", "-Task:", "a b", "-c", "4")]
    [InlineData("Task=x Force=False Count=1 Rest=-NoLogo,-Other,$y", "x", "1", "-NoLogo", "-Other", "$y")]
    public async Task Arguments_after_the_script_bind_as_in_pwsh(string expected, params string[] arguments)
    {
        using TemporaryDirectory directory = new();
        string script = directory.Write("script.ps1", Script);

        ProcessResult result = await HostProcess.RunAsync(["-NoLogo", script, .. arguments]);

        Assert.Equal(expected, result.Output.Trim());
    }

    [Fact]
    public async Task Script_knows_where_it_is()
    {
        using TemporaryDirectory directory = new();
        string script = directory.Write("script.ps1", "$PSScriptRoot; $PSCommandPath; $MyInvocation.MyCommand.Name");

        ProcessResult result = await HostProcess.RunAsync(script);

        Assert.Equal([directory.Path, script, "script.ps1"], result.Lines);
    }

    [Fact]
    public async Task Text_may_be_given_in_pieces()
    {
        ProcessResult result = await HostProcess.RunAsync("-c", "1", "+", "2");

        Assert.Equal("3", result.Output.Trim());
    }
}
