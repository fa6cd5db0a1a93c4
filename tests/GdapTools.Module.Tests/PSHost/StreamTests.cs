using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.PSHost;

public sealed class StreamTests
{
    private const string ManyStreams = """
        $Host.UI.WriteLine('host line')
        $Host.UI.WriteWarningLine('a warning')
        $Host.UI.WriteVerboseLine('a detail')
        function Get-Failure { [CmdletBinding()] param() process {
            $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new(
                [System.InvalidOperationException]::new('went wrong'), 'WentWrong', 'InvalidOperation', $null))
            $PSCmdlet.WriteVerbose('verbose text')
            'output' } }
        Get-Failure -Verbose
        """;

    [Fact]
    public async Task Only_output_is_on_standard_output()
    {
        ProcessResult result = await HostProcess.RunAsync("-c", ManyStreams);

        Assert.Equal(["host line", "output"], result.Lines);
        Assert.Contains("WARNING: a warning", result.Error);
        Assert.Contains("VERBOSE: a detail", result.Error);
        Assert.Contains("VERBOSE: verbose text", result.Error);
        Assert.Contains("went wrong", result.Error);
    }

    [Fact]
    public async Task Objects_are_formatted_and_plain_when_redirected()
    {
        ProcessResult result = await HostProcess.RunAsync(
            "-c",
            "[pscustomobject] @{ Name = 'a'; Count = 1 }, [pscustomobject] @{ Name = 'b'; Count = 22 }; Get-Nothing");

        Assert.Equal(["Name Count", "---- -----", "a        1", "b       22"], result.Lines);
        Assert.DoesNotContain('\x1b', result.Output + result.Error);
    }

    [Fact]
    public async Task Error_of_a_script_names_file_and_line()
    {
        using TemporaryDirectory directory = new();
        string script = directory.Write("script.ps1", "'first'\nthrow 'broken here'");

        ProcessResult result = await HostProcess.RunAsync(script);

        Assert.Contains($"{script}:2", result.Error);
        Assert.Contains("broken here", result.Error);
    }

    [Fact]
    public async Task Format_file_of_a_module_imported_by_the_script_is_used()
    {
        using TemporaryDirectory directory = new();
        directory.Write("Shape.psm1", "function Get-Shape { [pscustomobject] @{ PSTypeName = 'Shape'; A = 1; B = 2 } }");
        directory.Write("Shape.format.ps1xml", """
            <Configuration><ViewDefinitions><View><Name>Shape</Name>
            <ViewSelectedBy><TypeName>Shape</TypeName></ViewSelectedBy>
            <TableControl><TableHeaders /><TableRowEntries><TableRowEntry><TableColumnItems>
            <TableColumnItem><PropertyName>B</PropertyName></TableColumnItem>
            </TableColumnItems></TableRowEntry></TableRowEntries></TableControl></View></ViewDefinitions></Configuration>
            """);
        directory.Write("Shape.psd1", """
            @{ ModuleVersion = '1.0'; RootModule = 'Shape.psm1'; FunctionsToExport = 'Get-Shape'
               FormatsToProcess = 'Shape.format.ps1xml' }
            """);
        string script = directory.Write("script.ps1", "'text'; Import-Module $PSScriptRoot/Shape.psd1; Get-Shape");

        ProcessResult result = await HostProcess.RunAsync(script);

        Assert.Equal(["text", "B", "-", "2"], result.Lines);
    }

    [Theory]
    [InlineData("n\n", "1")]
    [InlineData("nonsense\nNo\n", "1")]
    [InlineData("\n", "0")]
    public async Task Question_is_answered_from_standard_input(string input, string expected)
    {
        ProcessResult result = await HostProcess.RunWithInputAsync(input, "-c", """
            $choices = [System.Management.Automation.Host.ChoiceDescription[]] @('&Yes', '&No')
            "answer " + $Host.UI.PromptForChoice('Sure?', 'Think.', $choices, 0)
            """);

        Assert.EndsWith($"answer {expected}", result.Output.Trim());
    }

    [Fact]
    public async Task Question_without_anyone_to_answer_is_an_error()
    {
        ProcessResult result = await HostProcess.RunAsync("-c", "$Host.UI.ReadLine()");

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("standard input has ended", result.Error);
    }
}
