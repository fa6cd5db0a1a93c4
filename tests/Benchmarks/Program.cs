using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GdapTools.Benchmarks.Fleet;

namespace GdapTools.Benchmarks;

internal static class Program
{
    private static readonly Dictionary<string, Func<string, IEnumerable<Figure>>> s_benchmarks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["fleet"] = directory => FleetBenchmark.RunAsync(directory).GetAwaiter().GetResult(),
        ["import"] = directory => [ImportBenchmark.Run(directory)],
        ["package"] = directory => [PackageBenchmark.Run(directory)],
        ["parse"] = _ => ParseBenchmark.RunAsync().GetAwaiter().GetResult(),
        ["posture"] = _ => PostureBenchmark.Run(),
        ["posture-fleet"] = _ => [PostureFleetBenchmark.RunAsync().GetAwaiter().GetResult()],
        ["relationships"] = _ => RelationshipsBenchmark.RunAsync().GetAwaiter().GetResult(),
        ["scale"] = ScaleBenchmark.Run,
        ["tokens"] = _ => TokensBenchmark.RunAsync().GetAwaiter().GetResult(),
    };

    /// <param name="args">The directory of the built module, and optionally the name of one benchmark.</param>
    private static int Main(string[] args)
    {
        if (args is ["serve", string customers, string milliseconds, string budgets])
        {
            FleetServer.Run(
                int.Parse(customers, CultureInfo.InvariantCulture),
                TimeSpan.FromMilliseconds(double.Parse(milliseconds, CultureInfo.InvariantCulture)),
                budgets == "budgets");
            return 0;
        }

        if (args is not ([_] or [_, _]) || (args.Length == 2 && !s_benchmarks.ContainsKey(args[1])))
        {
            Console.Error.WriteLine($"usage: <module directory> [{string.Join('|', s_benchmarks.Keys)}]");
            return 1;
        }

        bool isMet = true;
        foreach (string name in s_benchmarks.Keys.Where(name => args.Length == 1 || name == args[1].ToLowerInvariant()))
        {
            foreach (Figure figure in s_benchmarks[name](args[0]))
            {
                Console.WriteLine(figure);
                isMet &= figure.IsMet;
            }
        }

        return isMet ? 0 : 1;
    }
}
