using System;
using System.IO;
using System.Reflection;
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
