using System;
using System.IO;
using System.Reflection;

namespace GdapTools.NetFramework;

/// <summary>
/// Runs each group of checks in an application domain of its own, since an assembly once loaded, or once not found,
/// stays so. The domains look for assemblies in a folder that has none of ours, as Windows PowerShell does, so that
/// everything here is loaded from its file or found by the module's resolver.
/// </summary>
internal static class Program
{
    private static readonly Type[] s_groups =
        [typeof(UnregisteredChecks), typeof(RegistrationChecks), typeof(VersionChecks), typeof(SessionChecks), typeof(WriteChecks)];

    public static int Main(string[] arguments)
    {
        if (arguments.Length == 1)
        {
            return CheckRunner.Run(typeof(Program).Assembly.GetType(arguments[0], throwOnError: true)!);
        }

        int exitCode = 0;
        foreach (Type group in s_groups)
        {
            exitCode |= RunApart(group.FullName!);
        }

        return exitCode;
    }

    private static int RunApart(string group)
    {
        string program = Assembly.GetExecutingAssembly().Location;
        AppDomainSetup setup = new() { ApplicationBase = Path.Combine(Path.GetDirectoryName(program)!, "host") };
        return AppDomain.CreateDomain(group, securityInfo: null, setup).ExecuteAssembly(program, [group]);
    }
}
