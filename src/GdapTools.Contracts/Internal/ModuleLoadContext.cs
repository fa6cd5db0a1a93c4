#if NET
using System.Reflection;
using System.Runtime.Loader;

namespace GdapTools.Internal;

/// <summary>
/// Where Core, Sandbox and every dependency live. It looks into its own folder first, so that what another module has
/// loaded, older or newer, is never used; .NET, the engine and Contracts come from the default context.
/// </summary>
internal sealed class ModuleLoadContext(DependencyFolder folder)
    : AssemblyLoadContext(nameof(GdapTools), isCollectible: false)
{
    protected override Assembly? Load(AssemblyName assemblyName) =>
        folder.Find(assemblyName) is { } file ? LoadFromAssemblyPath(file) : null;
}
#endif
