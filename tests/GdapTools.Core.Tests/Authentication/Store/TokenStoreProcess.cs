using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Core.Tests.Support;

namespace GdapTools.Core.Tests.Authentication.Store;

/// <summary>
/// Processes of one user with a home of its own, so that no test comes near a keyring of whoever runs it. Each has a
/// private message bus, or none.
/// </summary>
internal sealed class TokenStoreProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private readonly TemporaryFolder _home = new();

    public TokenStoreProcess() => Folder = Path.Combine(_home.Path, "GdapTools");

    /// <summary>Why there can be no keyring here; null where there can.</summary>
    public static string? NoKeyring { get; } = FindNoKeyring();

    public string Folder { get; }

    public string StoreFile => Path.Combine(Folder, "gdaptools.tokens.bin");

    /// <summary>What all files of this user hold, the keyring's own included, one byte a character.</summary>
    public string Everything => string.Concat(
        Directory.EnumerateFiles(_home.Path, "*", SearchOption.AllDirectories)
            .Select(file => Encoding.Latin1.GetString(File.ReadAllBytes(file))));

    public string[] Entries => [.. Directory.EnumerateFileSystemEntries(_home.Path).Select(path => Path.GetFileName(path))];

    /// <summary>Runs where no message bus is, and so no keyring.</summary>
    public Task<TokenStoreReport> RunAsync(params string[] arguments) =>
        StartAsync("dotnet", [Program, Folder, .. arguments]);

    /// <summary>Runs with a keyring that is unlocked.</summary>
    public Task<TokenStoreReport> RunWithKeyringAsync(params string[] arguments) =>
        StartOnBusAsync("printf %s password | gnome-keyring-daemon --unlock --components=secrets", arguments);

    /// <summary>Runs with a keyring that nobody unlocks.</summary>
    public Task<TokenStoreReport> RunWithLockedKeyringAsync(params string[] arguments) =>
        StartOnBusAsync("gnome-keyring-daemon --start --components=secrets", arguments);

    public void Dispose() => _home.Dispose();

    private static string Program => typeof(TokenStoreProgram).Assembly.Location;

    private Task<TokenStoreReport> StartOnBusAsync(string keyring, string[] arguments) => StartAsync(
        "dbus-run-session",
        ["--", "sh", "-c", keyring + " > /dev/null; exec dotnet \"$@\"", "sh", Program, Folder, .. arguments]);

    private async Task<TokenStoreReport> StartAsync(string command, string[] arguments)
    {
        ProcessStartInfo start = new(command, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _home.Path,
            Environment =
            {
                ["HOME"] = _home.Path,
                ["XDG_RUNTIME_DIR"] = _home.Path,
                ["XDG_DATA_HOME"] = null,
                ["DISPLAY"] = null,
                ["WAYLAND_DISPLAY"] = null,
                ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent",
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();

        try
        {
            await process.WaitForExitAsync().WaitAsync(s_patience);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        string line = (await output).TrimEnd();
        return line.StartsWith('{')
            ? JsonSerializer.Deserialize<TokenStoreReport>(line)!
            : throw new InvalidOperationException($"The process told nothing. {await error}");
    }

    private static string? FindNoKeyring()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "Keyrings by way of libsecret are on Linux only.";
        }

        if (!NativeLibrary.TryLoad("libsecret-1.so.0", out nint library))
        {
            return "libsecret is not installed.";
        }

        NativeLibrary.Free(library);
        return new[] { "dbus-run-session", "gnome-keyring-daemon" }.Where(name => !IsOnPath(name))
            .Select(name => $"{name} is not installed.")
            .FirstOrDefault();
    }

    private static bool IsOnPath(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':')
        .Any(folder => File.Exists(Path.Combine(folder, name)));
}
