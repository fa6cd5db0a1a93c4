#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace GdapTools.Internal;

/// <summary>For GdapTools.psm1 alone: keeps the module's dependencies apart from those of other modules.</summary>
/// <remarks>Source: https://learn.microsoft.com/powershell/scripting/dev-cross-plat/resolving-dependency-conflicts</remarks>
public static class ModuleDependencies
{
    private static readonly object s_lock = new();
    private static ModuleLoadContext? s_context;

    /// <summary>Gives the module's own assemblies a load context; does so once in a process.</summary>
    /// <param name="folder">Where they lie.</param>
    public static void Register(string folder)
    {
        lock (s_lock)
        {
            if (s_context is null)
            {
                s_context = new ModuleLoadContext(new DependencyFolder(folder));
                AssemblyLoadContext.Default.Resolving += OnResolving;
            }
        }
    }

    private static Assembly? OnResolving(AssemblyLoadContext context, AssemblyName name) =>
        name.Name is "GdapTools.Core" or "GdapTools.Sandbox" ? s_context!.LoadFromAssemblyName(name) : null;
}
#else
using System;
using System.Reflection;
using System.Threading;

namespace GdapTools.Internal;

/// <summary>For GdapTools.psm1 alone: finds the module's dependencies in Windows PowerShell.</summary>
/// <remarks>
/// .NET Framework has no load contexts: it keeps versions of a signed assembly side by side, but a module cannot
/// redirect one version to another, so requests for an older one fail unless this answers them.
/// </remarks>
public static class ModuleDependencies
{
    private static readonly Registrations s_registrations = new(
        () => AppDomain.CurrentDomain.AssemblyResolve += OnResolve,
        () => AppDomain.CurrentDomain.AssemblyResolve -= OnResolve);

    private static DependencyFolder? s_folder;

    /// <summary>Answers the requests of the module's assemblies; several runspaces share one answerer.</summary>
    /// <param name="folder">Where the dependencies lie.</param>
    public static void Register(string folder)
    {
        Interlocked.CompareExchange(ref s_folder, new DependencyFolder(folder), null);
        s_registrations.Add();
    }

    /// <summary>Stops answering when the last runspace has removed the module.</summary>
    public static void Unregister() => s_registrations.Remove();

    private static Assembly? OnResolve(object sender, ResolveEventArgs args) =>
        s_folder!.Match(args) is { } file ? Assembly.LoadFrom(file) : null;
}
#endif
