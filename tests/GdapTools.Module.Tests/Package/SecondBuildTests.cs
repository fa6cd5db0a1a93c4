using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Package;

/// <summary>The same sources give the same package, byte for byte, whoever builds it and wherever.</summary>
public sealed class SecondBuildTests(SecondBuild second) : IClassFixture<SecondBuild>
{
    [Fact]
    public void Files_of_the_module_are_those_of_the_first_build()
    {
        Dictionary<string, string> first = HashesIn(Repository.Module);
        Dictionary<string, string> again = HashesIn(second.Module);

        string[] others = first.Except(again).Union(again.Except(first)).Select(file => file.Key).Distinct().ToArray();

        Assert.Contains("GdapTools.psd1", first.Keys);
        Assert.True(others.Length == 0, $"Not the same after a second build: {string.Join(", ", others)}");
    }

    [Fact]
    public async Task Package_is_that_of_the_first_build()
    {
        string first = await second.PackAsync(Repository.Module);

        Assert.Equal(HashOf(first), HashOf(second.Package));
    }

    private static Dictionary<string, string> HashesIn(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(folder, file), HashOf);

    private static string HashOf(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
