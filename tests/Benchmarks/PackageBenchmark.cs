using System.IO;
using System.Linq;

namespace GdapTools.Benchmarks;

/// <summary>How large the half for PowerShell 7 is.</summary>
internal static class PackageBenchmark
{
    private const double BytesPerMegabyte = 1_000_000;

    public static Figure Run(string moduleDirectory)
    {
        DirectoryInfo half = new(Path.Combine(moduleDirectory, "bin", "net8.0"));
        long bytes = half.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
        return new Figure("package", bytes / BytesPerMegabyte, "MB", Goal: 6);
    }
}
