using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Text.Json;

namespace GdapTools.Benchmarks.Fleet;

/// <summary>A running server, seen from the benchmark.</summary>
internal sealed class FleetProcess : IDisposable
{
    private readonly Process _process;

    public FleetProcess(int customers, TimeSpan latency, bool enforcesBudgets = false)
    {
        ProcessStartInfo start = new(
            "dotnet",
            [
                typeof(FleetProcess).Assembly.Location,
                "serve",
                customers.ToString(CultureInfo.InvariantCulture),
                latency.TotalMilliseconds.ToString(CultureInfo.InvariantCulture),
                enforcesBudgets ? "budgets" : "free",
            ])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        _process = Process.Start(start)!;
        Uri = new Uri(ReadLine());
    }

    public Uri Uri { get; }

    /// <summary>What it was asked since the last time.</summary>
    public FleetRequests Report()
    {
        _process.StandardInput.WriteLine();
        _process.StandardInput.Flush();
        return JsonSerializer.Deserialize<FleetRequests>(ReadLine())!;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }

    private string ReadLine() => _process.StandardOutput.ReadLine() ?? throw new EndOfStreamException("The server has ended.");
}
