using System;

namespace GdapTools.ConsoleHost;

internal static class Program
{
    private const string Usage = "usage: PSHost [-NoLogo] (<script.ps1> [arguments...] | -c <text>)";

    private static int Main(string[] args)
    {
        // Saves the engine 90 ms at start, and this host has nothing to report to anyone.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

        if (CommandLine.TryParse(args) is not { } commandLine)
        {
            Console.Error.WriteLine(Usage);
            return ExitCode.Failure;
        }

        using ScriptRunner runner = new(new ScriptHost(new ConsoleStreams()));
        return runner.Run(commandLine);
    }
}
