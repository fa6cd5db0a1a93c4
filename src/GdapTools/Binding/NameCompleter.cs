using System;
using System.Collections;
using System.Collections.Generic;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace GdapTools.Binding;

/// <summary>Completes a parameter from a list of names: by beginning or wildcard, quoted where needed.</summary>
public abstract class NameCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName,
        string parameterName,
        string wordToComplete,
        CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        WildcardPattern pattern = WildcardPattern.Get(
            wordToComplete.Trim('\'', '"') + "*",
            WildcardOptions.IgnoreCase);

        foreach ((string name, string tooltip) in Names())
        {
            if (pattern.IsMatch(name))
            {
                bool isPlain = name.IndexOfAny([' ', '\'', '(', ')', ',', ';', '&']) < 0;
                string text = isPlain ? name : "'" + name.Replace("'", "''") + "'";
                yield return new CompletionResult(text, name, CompletionResultType.ParameterValue, tooltip);
            }
        }
    }

    /// <summary>Names with what to say of each. Never signs in.</summary>
    protected abstract IEnumerable<(string Name, string Tooltip)> Names();
}
