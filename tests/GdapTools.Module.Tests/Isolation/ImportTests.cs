using System;
using System.Linq;
using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Isolation;

/// <summary>Each import in a fresh process, because an assembly once loaded stays.</summary>
public sealed class ImportTests
{
    [Theory]
    [InlineData("Import-Module $manifest")]
    [InlineData("Import-Module $manifest; Import-Module $manifest")]
    [InlineData("Import-Module $manifest; Import-Module $manifest -Force")]
    [InlineData("Import-Module $manifest; Import-Module $manifest -Force; Import-Module $manifest -Force")]
    [InlineData("Import-Module $manifest; Remove-Module GdapTools; Import-Module $manifest")]
    [InlineData("Import-Module $manifest; Use-Module; Remove-Module GdapTools; Import-Module $manifest")]
    public async Task Module_works_after_any_sequence_of_imports(string import)
    {
        ProcessResult result = await SessionProcess.RunAsync(import, "Use-Module", "Show-Loaded");

        Assert.Equal("", result.Error);
        Assert.Contains("relationships: True", result.Lines);
        Assert.Equal(1, result.CountOf("GdapTools GdapTools.Core "));
        Assert.Equal(1, result.CountOf("GdapTools Microsoft.Identity.Client "));
        Assert.Equal(0, result.CountOf("Default GdapTools.Core"));
        Assert.Equal(0, result.CountOf("Default Microsoft.Identity.Client"));
    }

    [Fact]
    public async Task Removing_the_module_leaves_no_command()
    {
        ProcessResult result = await SessionProcess.RunAsync(
            "Import-Module $manifest; Use-Module; Remove-Module GdapTools",
            "\"commands: $(@(Get-Command *-Gdap*).Count) modules: $(@(Get-Module Gdap*).Count)\"");

        Assert.Equal("", result.Error);
        Assert.Contains("commands: 0 modules: 0", result.Lines);
    }

    [Fact]
    public async Task Ten_runspaces_at_once_share_one_load_context_and_no_session()
    {
        ProcessResult result = await SessionProcess.RunAsync(
            """
            1..10 | ForEach-Object -ThrottleLimit 10 -Parallel {
                Import-Module $using:manifest
                $before = Get-GdapContext
                [void] (Connect-GdapPartner -Sandbox)
                "runspace: $($null -eq $before) $(@(Get-GdapRelationship).Count -gt 0)"
            }
            """,
            "Show-Loaded");

        Assert.Equal("", result.Error);
        Assert.Equal(10, result.CountOf("runspace: True True"));
        Assert.Equal(1, result.CountOf("GdapTools GdapTools.Core "));
        Assert.Equal(1, result.CountOf("GdapTools Microsoft.Identity.Client "));
    }

    [Fact]
    public async Task Import_loads_nothing_but_models_and_cmdlets()
    {
        ProcessResult result = await SessionProcess.RunAsync(
            "Import-Module $manifest; [void] (Get-Command -Module GdapTools)",
            "Show-Loaded");

        string[] loaded = [.. result.Lines.Where(IsOurs)];
        Assert.Equal(["Default GdapTools", "Default GdapTools.Contracts"], loaded.Select(WithoutVersion).Order());
    }

    [Fact]
    public async Task Models_can_be_named_as_soon_as_the_module_is_there()
    {
        ProcessResult result = await SessionProcess.RunAsync(
            "Import-Module $manifest",
            """
            "enum: $([GdapTools.ChainLink] 'Token')"
            try { Get-GdapRelationship } catch [GdapTools.GdapException] { "caught: $($_.Exception.ErrorId)" }
            "output: $((Get-Command Get-GdapRelationship).OutputType[0].Type -eq [GdapTools.GdapRelationship])"
            """);

        Assert.Equal("", result.Error);
        Assert.Equal(["enum: Token", "caught: NotConnected", "output: True"], result.Lines);
    }

    private static bool IsOurs(string line) =>
        new[] { "Gdap", "Microsoft.Identity", "Microsoft.Graph", "Microsoft.Kiota", "Azure" }
            .Any(name => line.Split(' ')[1].StartsWith(name, StringComparison.Ordinal));

    private static string WithoutVersion(string line) => line[..line.LastIndexOf(' ')];
}
