using System;
using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using GdapTools.Internal;

namespace GdapTools.NetFramework;

/// <summary>What GdapTools.psm1 does on import and removal, in this domain.</summary>
internal static class Module
{
    private static readonly string s_folder = Path.GetDirectoryName(typeof(Module).Assembly.Location)!;

    public static string Dependencies { get; } = Path.Combine(s_folder, "deps");

    public static void Import()
    {
        LoadModels();
        Register();
    }

    public static void LoadModels() => Assembly.LoadFrom(Path.Combine(s_folder, "GdapTools.Contracts.dll"));

    public static void Remove() => ModuleDependencies.Unregister();

    // Compiled when it is called: the models must be there by then.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Register() => ModuleDependencies.Register(Dependencies);

    /// <summary>Loads one by its full name; null when nobody finds it.</summary>
    public static Assembly? Find(AssemblyName name)
    {
        try
        {
            return Assembly.Load(name);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>The full name of a dependency that the module brings, without the place that is read with it.</summary>
    public static AssemblyName NameOf(string dependency) =>
        new(AssemblyName.GetAssemblyName(Path.Combine(Dependencies, dependency + ".dll")).FullName);

    public static bool IsOurs(Assembly assembly) =>
        string.Equals(Path.GetDirectoryName(assembly.Location), Dependencies, StringComparison.OrdinalIgnoreCase);
}
