using System;
using System.IO;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.Loader;
using GdapTools.Internal;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Isolation;

/// <summary>Which requests the resolver for Windows PowerShell answers, tried on the dependencies of that half.</summary>
public sealed class DependencyFolderTests
{
    private static readonly string s_half = Path.Combine(Repository.Module, "bin", "net472");
    private static readonly string s_core = Path.Combine(s_half, "deps", "GdapTools.Core.dll");
    private static readonly string s_json = Path.Combine(s_half, "deps", "System.Text.Json.dll");
    private static readonly AssemblyName s_offered = AssemblyName.GetAssemblyName(s_json);

    private readonly DependencyFolder _folder = new(Path.Combine(s_half, "deps"));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Request_of_ours_for_this_or_an_older_version_is_answered(int majorOffset) =>
        Assert.Equal(s_json, _folder.Match(Request(majorOffset), s_core));

    [Fact]
    public void Newer_version_than_ours_is_left_to_others() => Assert.Null(_folder.Match(Request(1), s_core));

    [Fact]
    public void Requester_may_be_unknown() => Assert.Equal(s_json, _folder.Match(Request(0), requester: null));

    [Fact]
    public void Request_of_the_cmdlets_is_ours() =>
        Assert.Equal(s_core, _folder.Match(new AssemblyName("GdapTools.Core"), Path.Combine(s_half, "GdapTools.dll")));

    [Theory]
    [InlineData("")]
    [InlineData("bin/net472-other/Other.dll")]
    [InlineData("bin/net472/../../Other.dll")]
    public void Request_of_another_module_is_left_alone(string requester)
    {
        string path = requester.Length == 0 ? "" : Path.Combine(Repository.Module, requester);

        Assert.Null(_folder.Match(Request(0), path));
    }

    [Fact]
    public void Other_key_is_another_assembly()
    {
        AssemblyName unsigned = new("System.Text.Json") { Version = new Version(1, 0) };

        Assert.Null(_folder.Match(unsigned, s_core));
    }

    [Theory]
    [InlineData("System.Text.Json", "de")]
    [InlineData("No.Such.Assembly", null)]
    public void What_is_not_there_is_not_answered(string name, string? culture) =>
        Assert.Null(_folder.Match(new AssemblyName(name) { CultureName = culture }, s_core));

    [Fact]
    public void Version_may_be_left_open()
    {
        AssemblyName request = Request(0);
        request.Version = null;

        Assert.Equal(s_json, _folder.Match(request, s_core));
    }

    [Fact]
    public void Requester_may_be_spelled_in_any_case() =>
        Assert.Equal(s_json, _folder.Match(Request(0), s_core.ToUpperInvariant()));

    [Theory]
    [InlineData("../GdapTools.Contracts")]
    [InlineData("sub/System.Text.Json")]
    [InlineData("/System.Text.Json")]
    [InlineData("")]
    public void Name_that_is_a_path_or_none_is_not_looked_for(string name)
    {
        AssemblyName request = new() { Name = name };

        Assert.Null(_folder.Find(request));
        Assert.Null(_folder.Match(request, s_core));
    }

    [Fact]
    public void Path_that_leads_to_a_file_is_no_name()
    {
        string path = Path.ChangeExtension(s_json, extension: null);

        Assert.Null(_folder.Find(new AssemblyName { Name = path }));
    }

    [Fact]
    public void Neutral_culture_is_none()
    {
        Assert.Contains("Culture=neutral", s_offered.FullName);
        Assert.Equal(s_json, _folder.Match(new AssemblyName(s_offered.FullName), s_core));
    }

    [Theory]
    [InlineData("GdapTools.Core", "de")]
    [InlineData("GdapTools.Core.resources", "de")]
    [InlineData("GdapTools.Core.resources", "")]
    public void No_satellite_is_answered(string name, string culture) =>
        Assert.Null(_folder.Match(new AssemblyName(name) { CultureName = culture }, s_core));

    [Fact]
    public void Request_as_the_runtime_passes_it_is_answered_for_ours_or_an_unknown_requester()
    {
        DependencyFolder folder = new(Path.Combine(Repository.Module, "bin", "net8.0", "deps"));
        string core = Path.Combine(Repository.Module, "bin", "net8.0", "deps", "GdapTools.Core.dll");

        Assert.Equal(core, folder.Match(new ResolveEventArgs("GdapTools.Core", typeof(GdapContext).Assembly)));
        Assert.Equal(core, folder.Match(new ResolveEventArgs("GdapTools.Core")));
    }

    [Fact]
    public void Request_of_an_assembly_that_lies_elsewhere_or_nowhere_is_left_alone()
    {
        Assembly dynamic = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Made"), AssemblyBuilderAccess.Run);
        AssemblyLoadContext context = new("bytes", isCollectible: true);
        using MemoryStream bytes = new(File.ReadAllBytes(typeof(GdapContext).Assembly.Location));
        Assembly fromBytes = context.LoadFromStream(bytes);
        context.Unload();

        Assert.All(
            [dynamic, fromBytes, typeof(DependencyFolderTests).Assembly, typeof(object).Assembly],
            requester => Assert.Null(_folder.Match(new ResolveEventArgs("GdapTools.Core", requester))));
    }

    [Theory]
    [InlineData("Lib, Version=2.0.0.0", "Lib", true)]
    [InlineData("Lib, Version=2.0.0.0", "LIB, Version=2.0.0.0", true)]
    [InlineData("Lib, Version=2.0.0.0", "Lib, Version=1.9.9.9", true)]
    [InlineData("Lib, Version=2.0.0.0", "Lib, Version=2.0.0.1", false)]
    [InlineData("Lib, Version=2.0.0.0", "Other, Version=2.0.0.0", false)]
    [InlineData("Lib", "Lib", true)]
    [InlineData("Lib", "Lib, Version=1.0.0.0", false)]
    [InlineData("Lib, Version=2.0.0.0, PublicKeyToken=cc7b13ffcd2ddd51", "Lib, Version=1.0.0.0, PublicKeyToken=cc7b13ffcd2ddd51", true)]
    [InlineData("Lib, Version=2.0.0.0, PublicKeyToken=cc7b13ffcd2ddd51", "Lib, Version=1.0.0.0, PublicKeyToken=b03f5f7f11d50a3a", false)]
    [InlineData("Lib, Version=2.0.0.0, PublicKeyToken=cc7b13ffcd2ddd51", "Lib, Version=1.0.0.0, PublicKeyToken=null", false)]
    [InlineData("Lib, Version=2.0.0.0", "Lib, Version=2.0.0.0, PublicKeyToken=cc7b13ffcd2ddd51", false)]
    public void Stands_in_for_the_same_name_and_key_and_no_newer_version(string offered, string requested, bool stands) =>
        Assert.Equal(stands, DependencyFolder.Satisfies(new AssemblyName(offered), new AssemblyName(requested)));

    private static AssemblyName Request(int majorOffset)
    {
        AssemblyName request = new(s_offered.Name!)
        {
            Version = new Version(s_offered.Version!.Major + majorOffset, 0, 0, 0),
        };
        request.SetPublicKeyToken(s_offered.GetPublicKeyToken());
        return request;
    }
}
