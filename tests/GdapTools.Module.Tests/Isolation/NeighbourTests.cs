using System.IO;
using System.Reflection;
using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Isolation;

/// <summary>Beside a module that has loaded its own MSAL into the session, as most Microsoft modules do.</summary>
public sealed class NeighbourTests
{
    private const string UseOurs = "Import-Module $manifest; Use-Module";

    public static TheoryData<string, string> Neighbours => new()
    {
        { Repository.OldIdentityClient, "4.61.3.0" },
        { Repository.StubIdentityClient, "99.0.0.0" },
    };

    [Theory]
    [MemberData(nameof(Neighbours))]
    public async Task Neighbour_that_came_first_is_left_alone(string file, string version) =>
        AssertApart(await SessionProcess.RunBesideAsync(file, "Import-Neighbour", UseOurs, "Show-Loaded"), version);

    [Theory]
    [MemberData(nameof(Neighbours))]
    public async Task Neighbour_that_comes_later_finds_its_own(string file, string version) => AssertApart(
        await SessionProcess.RunBesideAsync(file, UseOurs, "Import-Neighbour", "Use-Module", "Show-Loaded"),
        version);

    private static void AssertApart(ProcessResult result, string version)
    {
        string ours = AssemblyName
            .GetAssemblyName(Path.Combine(Repository.Module, "bin", "net8.0", "deps", "Microsoft.Identity.Client.dll"))
            .Version!
            .ToString();

        Assert.Equal("", result.Error);
        Assert.Contains("relationships: True", result.Lines);
        Assert.DoesNotContain("relationships: False", result.Lines);
        Assert.Contains("neighbour: True", result.Lines);
        Assert.Contains($"GdapTools Microsoft.Identity.Client {ours}", result.Lines);
        Assert.Contains($"Default Microsoft.Identity.Client {version}", result.Lines);
    }
}
