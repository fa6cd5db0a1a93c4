using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GdapTools.Binding;

/// <summary>Completes a parameter from a list of names: by beginning or wildcard, quoted where needed.</summary>
public abstract class NameCompleter : IArgumentCompleter
{
    private static readonly char[] s_plain = ['-', '_', '.'];

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        // A bracket is no set of characters here: names hold it, and alone it is no pattern.
        string word = (wordToComplete ?? "").Trim('\'', '"').Replace("`", "``").Replace("[", "`[").Replace("]", "`]");
        WildcardPattern pattern = WildcardPattern.Get(word + "*", WildcardOptions.IgnoreCase);

        return from item in Items(fakeBoundParameters ?? new Hashtable())
            where pattern.IsMatch(item.Label) || pattern.IsMatch(item.Value)
            select new CompletionResult(Quote(item.Value), item.Label, CompletionResultType.ParameterValue, item.Tooltip);
    }

    /// <summary>What can be completed. Never signs in and asks nobody.</summary>
    /// <param name="bound">The parameters given so far.</param>
    protected abstract IEnumerable<(string Value, string Label, string Tooltip)> Items(IDictionary bound);

    private static string Quote(string value) =>
        value.All(character => char.IsLetterOrDigit(character) || s_plain.Contains(character)) && value[0] != '-'
            ? value
            : "'" + CodeGeneration.EscapeSingleQuotedStringContent(value) + "'";
}
