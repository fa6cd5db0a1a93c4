using System.IO;
using System.Linq;
using System.Reflection;

namespace GdapTools.Module.Tests.Support;

/// <summary>Where the build left the things under test.</summary>
internal static class Repository
{
    public static string Root => Metadata(nameof(Root));

    /// <summary>The packaged module, in output.</summary>
    public static string Module => Metadata(nameof(Module));

    public static string Manifest => Path.Combine(Module, "GdapTools.psd1");

    /// <summary>The console that stands in for pwsh.</summary>
    public static string PSHost => Metadata(nameof(PSHost));

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
