using System;
using System.Reflection;
using System.Threading.Tasks;

namespace GdapTools.NetFramework;

/// <summary>Runs the checks of a class and writes a line for each: <c>ok</c> or <c>not ok</c>, name, reason.</summary>
internal static class CheckRunner
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    /// <returns>0, or 1 when a check has failed.</returns>
    public static int Run(Type group)
    {
        // Before any check is compiled, which takes the assemblies that it names.
        group.GetMethod("Prepare")?.Invoke(null, null);

        int exitCode = 0;
        foreach (MethodInfo method in group.GetMethods(BindingFlags.Static | BindingFlags.Public))
        {
            if (method.GetCustomAttribute<CheckAttribute>() is { } check)
            {
                string? reason = Run(method);
                exitCode = reason is null ? exitCode : 1;
                Console.WriteLine(reason is null ? $"ok {check.Name}" : $"not ok {check.Name}: {reason}");
            }
        }

        return exitCode;
    }

    private static string? Run(MethodInfo method)
    {
        try
        {
            // On the pool, so that a check which blocks is not waited for without end.
            Task run = Task.Run(() => method.Invoke(null, null) as Task ?? Task.CompletedTask);
            return Task.WhenAny(run, Task.Delay(s_patience)).Result != run ? "It does not end."
                : run.Exception is { } failure ? OneLine(failure.GetBaseException())
                : run.IsCanceled ? "It was cancelled."
                : null;
        }
        catch (Exception failure)
        {
            return OneLine(failure);
        }
    }

    private static string OneLine(Exception failure) =>
        (failure is TargetInvocationException ? failure.InnerException! : failure).ToString()
            .Replace("\r", "").Replace("\n", " | ");
}
