using System.IO;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using GdapTools.Module.Tests.Support;
using Xunit.Abstractions;
using Xunit.Sdk;

[assembly: Xunit.TestFramework(
    "GdapTools.Module.Tests.Support.PackagedModuleFramework",
    "GdapTools.Module.Tests")]

namespace GdapTools.Module.Tests.Support;

/// <summary>
/// Has these tests run on the packaged module. xunit creates it before it looks at any test, so that the types of
/// the module, which do not lie beside the tests, are found from the first.
/// </summary>
public sealed class PackagedModuleFramework(IMessageSink messageSink) : XunitTestFramework(messageSink)
{
    [ModuleInitializer]
    internal static void FindModuleInOutput() => AssemblyLoadContext.Default.Resolving += OnResolving;

    private static Assembly? OnResolving(AssemblyLoadContext context, AssemblyName name)
    {
        string file = Path.Combine(Repository.Module, "bin", "net8.0", name.Name + ".dll");
        return name.Name is "GdapTools" or "GdapTools.Contracts" ? context.LoadFromAssemblyPath(file) : null;
    }
}
