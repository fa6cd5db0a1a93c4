using System;
using System.Linq;

namespace GdapTools.Module.Tests.Support;

/// <summary>What a process wrote and how it ended.</summary>
internal sealed record ProcessResult(string Output, string Error, int ExitCode)
{
    public string[] Lines => Output.Split(
        '\n',
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>How many lines of output begin with a text.</summary>
    public int CountOf(string start) => Lines.Count(line => line.StartsWith(start, StringComparison.Ordinal));
}
