using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;

namespace GdapTools.Module.Tests.Support;

/// <summary>PSHost as a process of its own.</summary>
internal sealed class HostProcess : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private HostProcess(
        string[] arguments,
        string input,
        IEnumerable<KeyValuePair<string, string?>>? environment = null)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        foreach (KeyValuePair<string, string?> variable in environment ?? [])
        {
            start.Environment.Remove(variable.Key);
            if (variable.Value is not null)
            {
                start.Environment.Add(variable.Key, variable.Value);
            }
        }

        start.ArgumentList.Add(Repository.PSHost);
        foreach (string argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
        _process.StandardInput.Write(input);
        _process.StandardInput.Close();
    }

    public int Id => _process.Id;

    public static HostProcess Start(params string[] arguments) => new(arguments, "");

    /// <summary>Runs to the end.</summary>
    public static Task<ProcessResult> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    public static async Task<ProcessResult> RunWithInputAsync(string input, params string[] arguments)
    {
        using HostProcess host = new(arguments, input);
        return await host.WaitAsync();
    }

    /// <summary>Runs to the end with no more memory for objects than so much.</summary>
    public static Task<ProcessResult> RunWithinAsync(int megabytes, params string[] arguments)
    {
        // In hexadecimal bytes; the runtime ends a process that needs more.
        string limit = (megabytes * 1024L * 1024).ToString("X", CultureInfo.InvariantCulture);
        return RunInAsync(new Dictionary<string, string?> { ["DOTNET_GCHeapHardLimit"] = limit }, s_patience, arguments);
    }

    /// <summary>Runs to the end, for so long at most, with these variables; one that is null is taken away.</summary>
    public static async Task<ProcessResult> RunInAsync(
        IEnumerable<KeyValuePair<string, string?>> environment,
        TimeSpan patience,
        params string[] arguments)
    {
        using HostProcess host = new(arguments, "", environment);
        return await host.WaitAsync(patience);
    }

    public Task<ProcessResult> WaitAsync() => WaitAsync(s_patience);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private async Task<ProcessResult> WaitAsync(TimeSpan patience)
    {
        await _process.WaitForExitAsync().WaitAsync(patience);
        return new ProcessResult(await _output, await _error, _process.ExitCode);
    }
}
