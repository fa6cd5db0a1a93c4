using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Benchmarks;

internal static class Program
{
    private static readonly Dictionary<string, Func<string, IEnumerable<Figure>>> s_benchmarks = new(StringComparer.OrdinalIgnoreCase)
    {
        ["import"] = directory => [ImportBenchmark.Run(directory)],
        ["package"] = directory => [PackageBenchmark.Run(directory)],
        ["parse"] = _ => ParseBenchmark.RunAsync().GetAwaiter().GetResult(),
        ["posture"] = _ => PostureBenchmark.Run(),
        ["posture-fleet"] = _ => [PostureFleetBenchmark.RunAsync().GetAwaiter().GetResult()],
        ["relationships"] = _ => RelationshipsBenchmark.RunAsync().GetAwaiter().GetResult(),
        ["tokens"] = _ => TokensBenchmark.RunAsync().GetAwaiter().GetResult(),
    };

    /// <param name="args">The directory of the built module, and optionally the name of one benchmark.</param>
    private static int Main(string[] args)
    {
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
