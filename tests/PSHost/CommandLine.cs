using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation.Runspaces;

namespace GdapTools.ConsoleHost;

/// <summary>What to run: a script with its arguments, or a text.</summary>
internal sealed record CommandLine(string Text, bool IsFile, IReadOnlyList<CommandParameter> Parameters)
{
    /// <summary>Reads the arguments of the process; null when they name nothing to run.</summary>
    public static CommandLine? TryParse(IReadOnlyList<string> args)
    {
        int index = args.Count > 0 && IsOption(args[0], "-NoLogo") ? 1 : 0;
        if (index == args.Count)
        {
            return null;
        }

        List<string> rest = [.. args.Skip(index + 1)];
        if (!IsOption(args[index], "-c") && !IsOption(args[index], "-Command"))
        {
            return new CommandLine(args[index], IsFile: true, [.. BindLikeShell(rest)]);
        }

        return rest.Count == 0 ? null : new CommandLine(string.Join(' ', rest), IsFile: false, []);
    }

    /// <summary>
    /// Leaves it to the engine which argument is a value and which a parameter, as <c>pwsh -File</c> does:
    /// <c>-Name</c>, <c>-Name:value</c> and <c>-Switch:$false</c> are parameters, all else is a value.
    /// </summary>
    private static IEnumerable<CommandParameter> BindLikeShell(IReadOnlyList<string> args)
    {
        for (int i = 0; i < args.Count; i++)
        {
            string argument = args[i];
            int colon = argument.IndexOf(':');
            if (argument.Length < 2 || argument[0] != '-')
            {
                yield return new CommandParameter(null, argument);
            }
            else if (colon < 0)
            {
                yield return new CommandParameter(argument);
            }
            else if (colon < argument.Length - 1)
            {
                yield return new CommandParameter(argument[..colon], ToValue(argument[(colon + 1)..]));
            }
            else if (++i < args.Count)
            {
                yield return new CommandParameter(argument[..colon], args[i]);
            }
        }
    }

    private static object ToValue(string text) =>
        bool.TryParse(text.StartsWith('$') ? text[1..] : text, out bool truth) ? truth : text;

    private static bool IsOption(string argument, string name) =>
        string.Equals(argument, name, StringComparison.OrdinalIgnoreCase);
}
