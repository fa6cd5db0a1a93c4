using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.PSHost;

public sealed class InterruptTests
{
    [Fact]
    public async Task Interrupt_runs_finally_blocks_and_ends_with_130()
    {
        if (OperatingSystem.IsWindows())
        {
            // Windows has no signal to send to one process alone; the handler is the same there.
            return;
        }

        using TemporaryDirectory directory = new();
        string script = directory.Write("script.ps1", """
            try { [IO.File]::WriteAllText("$PSScriptRoot/started", ''); while ($true) { [Threading.Thread]::Sleep(20) } }
            finally { [IO.File]::WriteAllText("$PSScriptRoot/cleaned", '') }
            """);
        using HostProcess host = HostProcess.Start(script);
        await AppearsAsync(directory.PathOf("started"));

        using Process kill = Process.Start("kill", ["-INT", $"{host.Id}"]);
        ProcessResult result = await host.WaitAsync();

        Assert.Equal(130, result.ExitCode);
        Assert.True(File.Exists(directory.PathOf("cleaned")));
    }

    private static async Task AppearsAsync(string path)
    {
        using FileSystemWatcher watcher = new(Path.GetDirectoryName(path)!, Path.GetFileName(path));
        TaskCompletionSource appeared = new(TaskCreationOptions.RunContinuationsAsynchronously);
        watcher.Created += (_, _) => appeared.TrySetResult();
        watcher.EnableRaisingEvents = true;
        if (!File.Exists(path))
        {
            await appeared.Task.WaitAsync(TimeSpan.FromMinutes(1));
        }
    }
}
