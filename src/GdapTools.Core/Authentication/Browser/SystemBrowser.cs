using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading.Tasks;

namespace GdapTools.Core.Authentication.Browser;

/// <summary>The browser that the system opens addresses with.</summary>
internal static class SystemBrowser
{
    /// <summary>Opens a page. Ends as soon as the system has taken it over.</summary>
    /// <exception cref="Exception">The system has no way to open it.</exception>
    public static Task OpenAsync(Uri page)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
        {
            Process.Start(new ProcessStartInfo(page.AbsoluteUri) { UseShellExecute = true })?.Dispose();
            return Task.CompletedTask;
        }

        return RunAsync(RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "open" : "xdg-open", page);
    }

    /// <param name="reason">Must not hold the page's address.</param>
    public static GdapException NotOpened(string reason) => new(
        "BrowserNotOpened",
        GdapErrorKind.ServiceUnavailable,
        $"No browser could be opened for the sign-in ({reason}).",
        target: null,
        "Run the command where a browser can open, or add -UseDeviceCode: a device code is entered in any browser on any machine. A "
        + "refresh token that comes of it is a public client's.");

    private static async Task RunAsync(string command, Uri page)
    {
        TaskCompletionSource<bool> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using Process process = new()
        {
            // An address as a URI writes it holds neither blanks nor quotes.
            StartInfo = new ProcessStartInfo(command, page.AbsoluteUri)
            {
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
            EnableRaisingEvents = true,
        };
        process.Exited += (_, _) => ended.TrySetResult(true);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await ended.Task.ConfigureAwait(false);

        if (process.ExitCode != 0)
        {
            throw NotOpened($"{command} ended with {process.ExitCode}");
        }
    }
}
