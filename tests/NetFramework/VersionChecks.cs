using System;
using System.Reflection;

namespace GdapTools.NetFramework;

/// <summary>A module cannot redirect one version of a dependency to another; the resolver stands in for that.</summary>
internal static class VersionChecks
{
    public static void Prepare() => Module.Import();

    [Check("a request for an older version gets the module's own")]
    public static void Older_is_answered()
    {
        AssemblyName own = Module.NameOf("Microsoft.Graph");
        Assembly? found = Module.Find(Other(own, own.Version.Major - 1));

        Expect.That(found is not null && Module.IsOurs(found), "It is not found.");
        Expect.Same(own.Version, found!.GetName().Version);
    }

    [Check("a request for a newer version is left to others")]
    public static void Newer_is_left()
    {
        AssemblyName own = Module.NameOf("Microsoft.Identity.Client");

        Expect.That(Module.Find(Other(own, own.Version.Major + 1)) is null, "An older one stands in for it.");
    }

    private static AssemblyName Other(AssemblyName name, int major)
    {
        AssemblyName other = (AssemblyName)name.Clone();
        other.Version = new Version(major, 0, 0, 0);
        return other;
    }
}
