using System;
using System.Linq;
using System.Management.Automation.Host;

namespace GdapTools.Session;

/// <summary>Says whether somebody is looking on, for whom a line beside the output is worth writing.</summary>
internal static class InteractiveHost
{
    private static readonly string[] s_names = ["ConsoleHost", "Visual Studio Code Host"];

    public static bool IsWatched(PSHost host) => IsWatched(
        host.Name, Console.IsOutputRedirected || !Environment.UserInteractive, Environment.GetCommandLineArgs());

    /// <param name="hostName">The host's name: others are servers, jobs and programs.</param>
    /// <param name="isUnseen">Whether the output goes to a file, a pipe or nowhere.</param>
    /// <param name="arguments">How PowerShell was started; <c>-NonInteractive</c> may be shortened to <c>-noni</c>.</param>
    internal static bool IsWatched(string hostName, bool isUnseen, string[] arguments) =>
        !isUnseen
        && s_names.Contains(hostName, StringComparer.Ordinal)
        && !arguments.Any(argument => argument.TrimStart('-', '/').StartsWith("noni", StringComparison.OrdinalIgnoreCase));
}
