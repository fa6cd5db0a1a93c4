using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;

namespace GdapTools.Benchmarks;

/// <summary>
/// What Import-Module costs more than for an empty binary module with as many files: the difference of medians of fresh
/// processes, taken in turn.
/// </summary>
internal static class ImportBenchmark
{
    private const int Runs = 9;

    // The first line is the time; the others are the assemblies of the module that are there afterwards.
    private const string Script = """
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        Import-Module '{0}'
        $watch.Elapsed.TotalMilliseconds.ToString([cultureinfo]::InvariantCulture)
        [AppDomain]::CurrentDomain.GetAssemblies() | ForEach-Object {{ $_.GetName().Name }}
        """;

    private static readonly string[] s_unwanted =
        ["GdapTools.Core", "GdapTools.Sandbox", "Microsoft.Identity", "Microsoft.Graph", "Microsoft.Kiota"];

    public static Figure Run(string moduleDirectory)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("gdaptools-bench-");
        try
        {
            string empty = EmptyModule.Create(directory.FullName, moduleDirectory);
            string ours = Path.Combine(moduleDirectory, "GdapTools.psd1");
            List<double> emptyTimes = [];
            List<double> ourTimes = [];
            for (int run = 0; run < Runs; run++)
            {
                emptyTimes.Add(Measure(empty));
                ourTimes.Add(Measure(ours));
            }

            return new Figure("import", Median(ourTimes) - Median(emptyTimes), "ms", Goal: 100);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static double Measure(string manifest)
    {
        string host = typeof(ImportBenchmark).Assembly
            .GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(attribute => attribute.Key == "PSHost")
            .Value!;
        string script = string.Format(CultureInfo.InvariantCulture, Script, manifest.Replace("'", "''"));
        ProcessStartInfo start = new("dotnet", [host, "-c", script]) { RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string[] lines = process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries);
        process.WaitForExit();

        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"Importing {manifest} failed with exit code {process.ExitCode}.");
        }

        string[] loaded = [.. lines.Where(line => s_unwanted.Any(name => line.StartsWith(name, StringComparison.Ordinal)))];
        return loaded.Length == 0
            ? double.Parse(lines[0], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"Import-Module has loaded {string.Join(", ", loaded)}.");
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
