using System;
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

    private HostProcess(string[] arguments, string workingDirectory, string input, int? limitMegabytes = null)
    {
        ProcessStartInfo start = new("dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = workingDirectory,
        };
        if (limitMegabytes is int limit)
        {
            // In hexadecimal bytes; the runtime ends a process that needs more.
            start.Environment["DOTNET_GCHeapHardLimit"] = (limit * 1024L * 1024).ToString("X", CultureInfo.InvariantCulture);
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

    public static HostProcess Start(params string[] arguments) => new(arguments, Path.GetTempPath(), "");

    /// <summary>Runs to the end.</summary>
    public static Task<ProcessResult> RunAsync(params string[] arguments) => RunWithInputAsync("", arguments);

    public static async Task<ProcessResult> RunWithInputAsync(string input, params string[] arguments)
    {
        using HostProcess host = new(arguments, Path.GetTempPath(), input);
        return await host.WaitAsync();
    }

    /// <summary>Runs to the end with no more memory for objects than so much.</summary>
    public static async Task<ProcessResult> RunWithinAsync(int megabytes, params string[] arguments)
    {
        using HostProcess host = new(arguments, Path.GetTempPath(), "", megabytes);
        return await host.WaitAsync();
    }

    public async Task<ProcessResult> WaitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(s_patience);
        return new ProcessResult(await _output, await _error, _process.ExitCode);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }
}
