using System;
using System.IO;
using System.Linq;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Help;

/// <summary>The help in the repository, and the script that keeps it complete.</summary>
public sealed class HelpTests : IDisposable
{
    private const string Page = "Get-GdapRole.md";
    private const string Maml = "GdapTools.dll-Help.xml";

    private readonly Engine _engine = Engine.WithModule();
    private readonly TemporaryDirectory _directory = new();

    public HelpTests()
    {
        foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, "en-US")))
        {
            File.Copy(file, _directory.PathOf(Path.GetFileName(file)));
        }
    }

    [Fact]
    public void Every_command_has_complete_help_in_both_forms()
    {
        string[] lines = Check();

        Assert.Single(lines);
        Assert.EndsWith(" commands, 0 problems in their help", lines[0]);
    }

    [Theory]
    [InlineData(Page, "Lists the built-in", "Lists the\nbuilt-in", "has a synopsis of several lines")]
    [InlineData(Page, "Lists the built-in", "{{ Fill }}", "has a placeholder left")]
    [InlineData(Page, "### -Privileged", "### -Powerful", "has metadata Powerful, which the command has not")]
    [InlineData(Page, "Position: 0", "Position: 1", "should say of metadata Name: Type: System.String[]")]
    [InlineData(Page, "[-Privileged]", "", "should say of syntax Name: Get-GdapRole [[-Name] <string[]>] [-Privileged]")]
    [InlineData(Page, "Only roles that Microsoft marks as privileged.", "", "says nothing of parameter Privileged")]
    [InlineData(Page, "### GdapTools.GdapRole", "### System.Object", "does not list the output GdapTools.GdapRole")]
    [InlineData(Page, "### Example", "### Instance", "has 0 titled examples, not 2 to 4")]
    [InlineData(Page, "learn.microsoft.com", "example.com", "links to no documentation")]
    [InlineData(Page, "permission", "right", "does not say which permissions are needed")]
    [InlineData(Page, "Get-GdapRole *Reader*", "Get-GdapRole *Writer*", "differs from GdapTools.dll-Help.xml in example 1")]
    [InlineData(Maml, "Lists the built-in", "Shows the built-in", "differs from GdapTools.dll-Help.xml in synopsis")]
    [InlineData(Maml, "marks as privileged", "calls privileged", "differs from GdapTools.dll-Help.xml in parameter Privileged")]
    public void Flaw_in_the_help_is_told(string file, string before, string after, string expected)
    {
        string text = File.ReadAllText(_directory.PathOf(file));
        Assert.Contains(before, text);
        _directory.Write(file, text.Replace(before, after));

        Assert.Contains(Check(), line => line.StartsWith("Get-GdapRole.md " + expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Missing_page_is_told()
    {
        File.Delete(_directory.PathOf(Page));

        Assert.Contains("Get-GdapRole has no page in en-US", Check());
    }

    [Fact]
    public void Page_of_no_command_is_told()
    {
        File.Move(_directory.PathOf(Page), _directory.PathOf("Get-GdapRoles.md"));

        Assert.Contains("en-US has help for Get-GdapRoles, which is no command", Check());
    }

    public void Dispose()
    {
        _engine.Dispose();
        _directory.Dispose();
    }

    private string[] Check()
    {
        string script = Path.Combine(Repository.Root, "src", "GdapTools", "Help", "Test-Help.ps1");
        EngineResult result = _engine.Run(
            "& $args[0] -ModulePath $args[1] -HelpPath $args[2]",
            script,
            Repository.Module,
            _directory.Path);
        return [.. result.Output.Select(line => line.ToString())];
    }
}
