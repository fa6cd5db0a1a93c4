using System.IO;
using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests;

/// <summary>What a newcomer sees first.</summary>
public sealed class DemoTests
{
    [Fact]
    public async Task Demo_goes_from_a_401_to_its_cause_and_on_to_each_customer()
    {
        using TemporaryDirectory directory = new();
        string report = directory.PathOf("report.html");

        ProcessResult result = await HostProcess.RunAsync(
            Path.Combine(Repository.Root, "examples", "Demo.ps1"), "-Module", Repository.Manifest, "-ReportPath", report);

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("does not carry the MFA claim", result.Error);
        Assert.Contains("answered 401 (unauthorized > unauthorizedMissingMfaTokenClaim)", result.Output);
        Assert.Contains("This one cause fails all 16 customers.", result.Output);
        foreach (string link in new[] { "Relationship", "Assignment", "Consent", "CustomerPolicy", "Account" })
        {
            Assert.NotEqual(0, result.CountOf($"Fail    {link} "));
        }

        Assert.Equal(3, result.CountOf("Pass    "));
        Assert.Contains($"The report is in {report}", result.Lines);
        Assert.Contains("<html", await File.ReadAllTextAsync(report));
    }
}
