using System;
using System.Diagnostics;
using GdapTools.ContractRecorder;

/// <summary>
/// Records what every sandbox in this process is asked and answers, and Graph requests over HTTP, as files in the
/// folder that GDAPTOOLS_EXCHANGES names; does nothing where that is not set.
/// Source: https://github.com/dotnet/runtime/blob/main/docs/design/features/host-startup-hook.md
/// </summary>
internal static class StartupHook
{
    // The runtime finds this class and method by name; neither has a namespace.
    public static void Initialize()
    {
        string? folder = Environment.GetEnvironmentVariable("GDAPTOOLS_EXCHANGES");

        if (!string.IsNullOrEmpty(folder))
        {
            DiagnosticListener.AllListeners.Subscribe(new SourceWatcher(new Recorder(folder)));
        }
    }
}
