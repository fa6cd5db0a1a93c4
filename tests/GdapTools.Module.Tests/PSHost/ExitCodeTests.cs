using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.PSHost;

public sealed class ExitCodeTests
{
    [Theory]
    [InlineData("'done'", 0)]
    [InlineData("exit 7", 7)]
    [InlineData("function f { exit 4 }; f; 'not reached'", 4)]
    [InlineData("throw 'no'", 1)]
    [InlineData("if (", 1)]
    [InlineData("Get-NothingOfThatName; 'goes on'", 0)]
    public async Task Script_ends_as_in_pwsh(string text, int expected)
    {
        using TemporaryDirectory directory = new();

        ProcessResult result = await HostProcess.RunAsync(directory.Write("script.ps1", text));

        Assert.Equal(expected, result.ExitCode);
        Assert.DoesNotContain("not reached", result.Output);
    }

    [Theory]
    [InlineData("'done'", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("throw 'no'", 1)]
    [InlineData("Get-NothingOfThatName", 1)]
    [InlineData("Get-Command -Nope", 1)]
    [InlineData("Get-NothingOfThatName; 'goes on'", 0)]
    [InlineData("begin { 'a' } end { 'b' } # named blocks", 0)]
    [InlineData("if (", 1)]
    public async Task Text_ends_as_in_pwsh(string text, int expected)
    {
        ProcessResult result = await HostProcess.RunAsync("-c", text);

        Assert.Equal(expected, result.ExitCode);
        Assert.Equal(expected == 1, result.Error.Length > 0 && result.Output.Length == 0);
    }

    [Fact]
    public async Task Parameter_that_does_not_bind_is_a_failure()
    {
        using TemporaryDirectory directory = new();
        string script = directory.Write("script.ps1", "param([ValidateSet('Build', 'Test')] $Task) 'ran'");

        ProcessResult result = await HostProcess.RunAsync(script, "-Task", "Nope");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("'Task'", result.Error);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Exit_code_of_a_native_command_is_not_that_of_the_script()
    {
        using TemporaryDirectory directory = new();
        string script = directory.Write("script.ps1", "dotnet no-such-command 2>&1 | Out-Null; \"code $LASTEXITCODE\"");

        ProcessResult result = await HostProcess.RunAsync(script);

        Assert.Equal("code 1", result.Output.Trim());
        Assert.Equal(0, result.ExitCode);
    }

    [Theory]
    [InlineData]
    [InlineData("-NoLogo")]
    [InlineData("-c")]
    [InlineData("no-such-file.ps1")]
    public async Task Nothing_to_run_is_a_failure(params string[] arguments)
    {
        ProcessResult result = await HostProcess.RunAsync(arguments);

        Assert.Equal(1, result.ExitCode);
        Assert.NotEmpty(result.Error);
        Assert.Empty(result.Output);
    }
}
