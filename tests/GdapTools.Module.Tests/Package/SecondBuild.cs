using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Package;

/// <summary>The sources in another folder, built and packed there once more.</summary>
public sealed class SecondBuild : IAsyncLifetime
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(30);
    private static readonly string[] s_sourceFolders = ["src", "en-US"];
    private static readonly string[] s_madeFolders = ["bin", "obj"];

    private static readonly Dictionary<string, string?> s_environment = new()
    {
        // A compiler that already runs could make its choices as it did the first time, if only by chance.
        ["UseSharedCompilation"] = "false",
        ["MSBUILDDISABLENODEREUSE"] = "1",
        // The first build has brought all that is needed.
        ["RestoreSources"] = Repository.Packages,
        // Nothing of the recorder in a compiler.
        ["DOTNET_STARTUP_HOOKS"] = null,
    };

    private readonly TemporaryDirectory _directory = new();

    public string Module => Path.Combine(Output, "GdapTools", Path.GetFileName(Repository.Module));

    public string Package => PackageIn(Output);

    private string Output => _directory.PathOf("output");

    public async Task InitializeAsync()
    {
        foreach (string file in Sources())
        {
            string copy = _directory.PathOf(Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await RunAsync(_directory.PathOf("build.ps1"), "Pack", "-Configuration", Repository.Configuration);
    }

    /// <summary>Packs a module and gives the path of the package.</summary>
    public async Task<string> PackAsync(string module)
    {
        string output = _directory.PathOf("packed");
        string script = _directory.PathOf(Path.Combine("src", "GdapTools", "New-Package.ps1"));
        await RunAsync(
            script, "-ModulePath", module, "-OutputPath", output, "-Configuration", Repository.Configuration);
        return PackageIn(output);
    }

    public Task DisposeAsync()
    {
        _directory.Dispose();
        return Task.CompletedTask;
    }

    private static string PackageIn(string folder) =>
        Path.Combine(folder, $"GdapTools.{Path.GetFileName(Repository.Module)}.nupkg");

    private static IEnumerable<string> Sources() => Directory.EnumerateFiles(Repository.Root)
        .Concat(s_sourceFolders.SelectMany(folder => SourcesIn(Path.Combine(Repository.Root, folder))));

    private static IEnumerable<string> SourcesIn(string folder) => Directory.EnumerateFiles(folder)
        .Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => !s_madeFolders.Contains(Path.GetFileName(inner)))
            .SelectMany(SourcesIn));

    private static async Task RunAsync(params string[] arguments)
    {
        ProcessResult result = await HostProcess.RunInAsync(s_environment, s_patience, arguments);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
    }
}
