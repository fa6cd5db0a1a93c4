using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>The property paths that query options name.</summary>
internal static partial class QueryNames
{
    private static readonly HashSet<string> s_words = new(StringComparer.OrdinalIgnoreCase)
    {
        "and", "or", "not", "eq", "ne", "gt", "ge", "lt", "le", "in", "has", "true", "false", "null",
    };

    public static IEnumerable<string> OfSelect(string value) => Split(value);

    /// <summary>The navigation properties alone, not what is asked of them.</summary>
    public static IEnumerable<string> OfExpand(string value) => Split(Parentheses().Replace(value, ""));

    public static IEnumerable<string> OfOrder(string value) => Split(value).Select(part => part.Split(' ')[0]);

    /// <summary>Those of lambdas are given from the collection on.</summary>
    public static IEnumerable<string> OfFilter(string value)
    {
        Dictionary<string, string> variables = new(StringComparer.Ordinal);
        foreach (Match lambda in Lambda().Matches(value))
        {
            variables[lambda.Groups["variable"].Value] = Expand(lambda.Groups["collection"].Value, variables);
        }

        string bare = Lambda().Replace(Literal().Replace(value, " "), "${collection} ");
        return Name().Matches(bare).Select(name => name.Value)
            .Where(name => !s_words.Contains(name))
            .Select(name => Expand(name, variables))
            .Distinct(StringComparer.Ordinal);
    }

    private static string Expand(string path, Dictionary<string, string> variables)
    {
        string[] parts = path.Split('/', 2);
        return !variables.TryGetValue(parts[0], out string? collection) ? path
            : parts.Length == 1 ? collection
            : $"{collection}/{parts[1]}";
    }

    private static IEnumerable<string> Split(string value) =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    [GeneratedRegex(@"\([^()]*\)")]
    private static partial Regex Parentheses();

    [GeneratedRegex(@"(?<collection>[\w.]+(/[\w.]+)*)/(any|all)\(\s*(?<variable>\w+)\s*:", RegexOptions.IgnoreCase)]
    private static partial Regex Lambda();

    // Text, times and ids; a number needs no care, as no name begins with a digit.
    [GeneratedRegex(@"'([^']|'')*'|\b\d{4}-\d\d-\d\dT[\d:.]+Z?|\b[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\b")]
    private static partial Regex Literal();

    // Not the name of a function, which an opening parenthesis follows.
    [GeneratedRegex(@"(?<![\w/.$])[A-Za-z_][\w.]*(/[\w.$]+)*(?![\w/.$]|\()")]
    private static partial Regex Name();
}
