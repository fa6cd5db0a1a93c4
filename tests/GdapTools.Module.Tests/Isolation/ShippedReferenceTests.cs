using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Isolation;

/// <summary>Trimming leaves nothing out that a shipped assembly still asks for.</summary>
public sealed class ShippedReferenceTests
{
    [Theory]
    [InlineData("net8.0")]
    [InlineData("net472")]
    public void What_a_shipped_assembly_asks_for_is_shipped_too(string half)
    {
        string folder = Path.Combine(Repository.Module, "bin", half);
        string[] shipped = Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories);
        string[] published = Directory.GetFiles(
            Path.Combine(Repository.Root, "src", "GdapTools", "obj", "package", half, "publish"), "*.dll");
        IEnumerable<string?> leftOut = published.Select(Path.GetFileName).Except(shipped.Select(Path.GetFileName));

        Assert.Empty(leftOut.Intersect(shipped.SelectMany(References)));
    }

    private static IEnumerable<string> References(string file)
    {
        using PEReader reader = new(File.OpenRead(file));
        MetadataReader metadata = reader.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(
            handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name) + ".dll")];
    }
}
