using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;

namespace GdapTools.Benchmarks.Fleet;

/// <summary>What the command told of a run over all customers, in a PowerShell process of its own.</summary>
/// <param name="Seconds">From the command's start to its end; import and sign-in do not count.</param>
/// <param name="FirstSeconds">To its first result.</param>
/// <param name="Results">How many results there were.</param>
/// <param name="Customers">How many different customers they are of.</param>
/// <param name="Passed">How many of them are Pass.</param>
/// <param name="CpuSeconds">Of the whole process.</param>
/// <param name="PeakMegabytes">Of memory that was ever in use, of the whole process.</param>
internal sealed record FleetSweep(
    double Seconds,
    double FirstSeconds,
    int Results,
    int Customers,
    int Passed,
    double CpuSeconds,
    double PeakMegabytes)
{
    private const string Script = """
        $ErrorActionPreference = 'Stop'
        Import-Module '{0}'
        $null = Connect-GdapPartner -TenantId {1} -ClientId {2} -RefreshToken any -ClientSecret any -GraphEndpoint {3} -AuthorityHost {3} -PartnerCenterEndpoint {3}
        $seen = [System.Collections.Generic.HashSet[string]]::new()
        $results = 0
        $passed = 0
        $first = $null
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Test-GdapCustomerAccess | ForEach-Object {{
            if ($results++ -eq 0) {{ $first = $watch.Elapsed.TotalSeconds }}
            $null = $seen.Add($_.CustomerTenantId)
            if ($_.Verdict -eq 'Pass') {{ $passed++ }}
        }}
        $seconds = $watch.Elapsed.TotalSeconds
        $process = [System.Diagnostics.Process]::GetCurrentProcess()
        [string]::Join(' ', [double[]] ($seconds, $first, $results, $seen.Count, $passed, $process.TotalProcessorTime.TotalSeconds, ($process.PeakWorkingSet64 / 1MB)))
        """;

    /// <param name="moduleDirectory">The built module.</param>
    /// <param name="server">Where the services are.</param>
    public static FleetSweep Run(string moduleDirectory, Uri server)
    {
        string host = typeof(FleetSweep).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "PSHost")
            .Value!;
        string script = string.Format(
            CultureInfo.InvariantCulture,
            Script,
            Path.Combine(moduleDirectory, "GdapTools.psd1").Replace("'", "''"),
            FleetPartner.TenantId,
            Guid.NewGuid(),
            server);
        using Process process = Process.Start(
            new ProcessStartInfo("dotnet", [host, "-c", script]) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Parse(output)
            : throw new InvalidOperationException($"The sweep has failed with exit code {process.ExitCode}.");
    }

    private static FleetSweep Parse(string output)
    {
        double[] values = [.. output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            .Select(value => double.Parse(value, CultureInfo.InvariantCulture))];
        return new FleetSweep(values[0], values[1], (int)values[2], (int)values[3], (int)values[4], values[5], values[6]);
    }

    /// <summary>The same, and fails unless each of so many customers has one result, and passes.</summary>
    public FleetSweep Demand(int customers) => Results == customers && Customers == customers && Passed == customers
        ? this
        : throw new InvalidOperationException(
            $"Of {customers} customers {Customers} have a result, {Results} results in all, {Passed} of them Pass.");
}
