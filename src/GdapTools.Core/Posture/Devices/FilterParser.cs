using System.Collections.Generic;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Posture;

/// <summary>
/// Reads the rule of a device filter: comparisons such as <c>device.model -eq "x"</c>, joined by -and, -or, -not and
/// parentheses. -not binds closer than -and, that closer than -or.
/// Source: https://learn.microsoft.com/entra/identity/users/groups-dynamic-membership
/// </summary>
internal sealed class FilterParser
{
    /// <summary>Deeper than any rule of 3072 characters that means something.</summary>
    private const int MostDepth = 100;

    private static readonly Regex s_token = new(
        "\\G\\s*(?:(?<open>\\()|(?<close>\\))|(?<text>\"(?:[^\"`]|`.)*\")|(?<list>\\[[^\\]]*\\])|(?<word>[-A-Za-z0-9_.]+))",
        RegexOptions.CultureInvariant);

    private static readonly Regex s_listed = new("\\G\\s*(\"(?:[^\"`]|`.)*\")\\s*(,|$)", RegexOptions.CultureInvariant);

    private readonly List<string> _tokens;
    private int _next;
    private int _depth;

    private FilterParser(List<string> tokens) => _tokens = tokens;

    private string Current => _next < _tokens.Count ? _tokens[_next] : "";

    /// <returns>Null when the rule is not understood, or compares what the documentation does not list.</returns>
    public static FilterNode? Parse(string rule)
    {
        List<string> tokens = [];
        int start = 0;
        string text = rule.TrimEnd();
        while (start < text.Length)
        {
            Match match = s_token.Match(text, start);
            if (!match.Success)
            {
                return null;
            }

            tokens.Add(match.Value.Trim());
            start = match.Index + match.Length;
        }

        FilterParser parser = new(tokens);
        FilterNode? node = parser.ParseOr();
        return parser._next == tokens.Count ? node : null;
    }

    private FilterNode? ParseOr() => ParseJunction("or", isAnd: false);

    private FilterNode? ParseJunction(string word, bool isAnd)
    {
        List<FilterNode> parts = [];
        do
        {
            FilterNode? part = isAnd ? ParseNot() : ParseJunction("and", isAnd: true);
            if (part is null)
            {
                return null;
            }

            parts.Add(part);
        }
        while (Take(word));

        return parts.Count == 1 ? parts[0] : new FilterJunction(isAnd, parts);
    }

    private FilterNode? ParseNot()
    {
        if (++_depth > MostDepth)
        {
            return null;
        }

        FilterNode? node = Take("not")
            ? ParseNot() is FilterNode inner ? new FilterNot(inner) : null
            : ParsePrimary();
        _depth--;
        return node;
    }

    private FilterNode? ParsePrimary()
    {
        if (Current != "(")
        {
            return ParseComparison();
        }

        _next++;
        FilterNode? node = ParseOr();
        if (node is null || Current != ")")
        {
            return null;
        }

        _next++;
        return node;
    }

    private FilterNode? ParseComparison()
    {
        if (_next + 2 >= _tokens.Count || !Current.ToUpperInvariant().StartsWith("DEVICE.", System.StringComparison.Ordinal))
        {
            return null;
        }

        string property = Current.Substring("device.".Length).ToLowerInvariant();
        string name = _tokens[_next + 1].TrimStart('-').ToUpperInvariant();
        bool isNegative = name.StartsWith("NOT", System.StringComparison.Ordinal) || name == "NE";
        DeviceTest? test = TestOf(name);
        IReadOnlyList<string>? literals = Literals(_tokens[_next + 2], test == DeviceTest.In);
        _next += 3;
        if (test is null || literals is null)
        {
            return null;
        }

        DeviceComparison comparison = new(property, test.Value, isNegative, literals);
        return comparison.IsSupported ? new FilterComparison(comparison) : null;
    }

    private static DeviceTest? TestOf(string name) => name switch
    {
        "EQ" or "NE" => DeviceTest.Equals,
        "STARTSWITH" or "NOTSTARTSWITH" => DeviceTest.StartsWith,
        "ENDSWITH" or "NOTENDSWITH" => DeviceTest.EndsWith,
        "CONTAINS" or "NOTCONTAINS" => DeviceTest.Contains,
        "IN" or "NOTIN" => DeviceTest.In,
        _ => null,
    };

    private static IReadOnlyList<string>? Literals(string token, bool isList)
    {
        if (!isList)
        {
            bool isBare = Words.Same(token, "true") || Words.Same(token, "false");
            return token.StartsWith("\"", System.StringComparison.Ordinal) ? NotEmpty([Unquote(token)])
                : isBare ? [token] : null;
        }

        if (!token.StartsWith("[", System.StringComparison.Ordinal))
        {
            return null;
        }

        List<string> literals = [];
        string inside = token.Substring(1, token.Length - 2).TrimEnd();
        int start = 0;
        while (start < inside.Length)
        {
            Match match = s_listed.Match(inside, start);
            if (!match.Success)
            {
                return null;
            }

            literals.Add(Unquote(match.Groups[1].Value));
            start = match.Index + match.Length;
        }

        return NotEmpty(literals);
    }

    /// <summary>What an empty text compares to is not documented.</summary>
    private static IReadOnlyList<string>? NotEmpty(List<string> literals) =>
        literals.Count > 0 && !literals.Exists(static literal => literal.Length == 0) ? literals : null;

    private static string Unquote(string token) =>
        Regex.Replace(token.Substring(1, token.Length - 2), "`(.)", "$1", RegexOptions.CultureInvariant);

    private bool Take(string word)
    {
        bool isThere = Words.Same(Current, word) || Words.Same(Current, "-" + word);
        _next += isThere ? 1 : 0;
        return isThere;
    }
}
