using System;

namespace GdapTools.Module.Tests.Support;

/// <summary>What a process wrote and how it ended.</summary>
internal sealed record ProcessResult(string Output, string Error, int ExitCode)
{
    public string[] Lines => Output.Split(
        '\n',
        StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
