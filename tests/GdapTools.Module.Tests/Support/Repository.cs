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

    /// <summary>Debug or Release, what the packaged module was built as.</summary>
    public static string Configuration => Value(nameof(Configuration));

    /// <summary>Where NuGet keeps what it has restored.</summary>
    public static string Packages => Metadata(nameof(Packages));

    /// <summary>The console that stands in for pwsh.</summary>
    public static string PSHost => Metadata(nameof(PSHost));

    /// <summary>Microsoft.Identity.Client 4.61.3.</summary>
    public static string OldIdentityClient => Metadata(nameof(OldIdentityClient));

    /// <summary>A Microsoft.Identity.Client 99.0.0.0 of our own making.</summary>
    public static string StubIdentityClient => Metadata(nameof(StubIdentityClient));

    private static string Metadata(string key) => Path.GetFullPath(Value(key));

    private static string Value(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key)
        .Value!;
}
