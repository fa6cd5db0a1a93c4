using System;
using System.Collections.Generic;
using System.Globalization;

namespace GdapTools.Sandbox.Graph;

/// <summary>Parses <c>$filter</c>: and, or, not, eq, ne, gt, ge, lt, le, in, text functions, any and all.
/// Source: https://learn.microsoft.com/graph/filter-query-parameter</summary>
internal sealed class FilterParser
{
    private const int DeepestNesting = 50;

    private readonly List<FilterToken> _tokens;
    private int _position;
    private int _depth;

    private FilterParser(string filter)
    {
        _tokens = FilterLexer.Split(filter);
    }

    private FilterToken Current => _tokens[_position];

    /// <exception cref="ODataException">This is no filter.</exception>
    public static FilterExpression Parse(string filter)
    {
        FilterParser parser = new(filter);
        FilterExpression expression = parser.ParseOr();
        return parser.Current.Kind == FilterTokenKind.End ? expression : throw parser.Unexpected();
    }

    private FilterExpression ParseOr()
    {
        if (++_depth > DeepestNesting)
        {
            throw new ODataException("Invalid filter clause: nested too deeply.");
        }

        FilterExpression left = ParseAnd();
        while (TakeName("or"))
        {
            left = FilterExpression.Or(left, ParseAnd());
        }

        _depth--;
        return left;
    }

    private FilterExpression ParseAnd()
    {
        FilterExpression left = ParseNot();
        while (TakeName("and"))
        {
            left = FilterExpression.And(left, ParseNot());
        }

        return left;
    }

    private FilterExpression ParseNot()
    {
        bool isNegated = false;
        while (TakeName("not"))
        {
            isNegated = !isNegated;
        }

        FilterExpression expression = ParseComparison();
        return isNegated ? FilterExpression.Not(expression) : expression;
    }

    private FilterExpression ParseComparison()
    {
        FilterExpression left = ParseOperand();
        if (TakeName("in"))
        {
            return FilterExpression.In(left, ParseList());
        }

        foreach (string comparison in (string[])["eq", "ne", "gt", "ge", "lt", "le"])
        {
            if (TakeName(comparison))
            {
                return FilterExpression.Compare(left, comparison, ParseOperand());
            }
        }

        return left;
    }

    private FilterExpression ParseOperand()
    {
        FilterToken token = Current;
        switch (token.Kind)
        {
            case FilterTokenKind.Text:
                _position++;
                return FilterExpression.Literal(token.Text);
            case FilterTokenKind.Literal:
                _position++;
                return FilterExpression.Literal(ReadLiteral(token.Text));
            case FilterTokenKind.Name:
                return ParseName();
            default:
                if (!TakeMark("("))
                {
                    throw Unexpected();
                }

                FilterExpression inner = ParseOr();
                ExpectMark(")");
                return inner;
        }
    }

    private FilterExpression ParseName()
    {
        string name = Take().Text;
        if (name is "true" or "false" or "null")
        {
            return FilterExpression.Literal(name == "null" ? null : name == "true");
        }

        // A text right after a name is a typed literal: duration'P1D', microsoft.graph.riskLevel'high'.
        if (Current.Kind == FilterTokenKind.Text)
        {
            return FilterExpression.Literal(Take().Text);
        }

        return Current is { Kind: FilterTokenKind.Mark, Text: "(" }
            ? FilterExpression.Call(name.ToLowerInvariant(), ParseList())
            : ParsePath(name);
    }

    private FilterExpression ParsePath(string first)
    {
        List<string> names = [first];
        while (TakeMark("/"))
        {
            string name = Current.Kind == FilterTokenKind.Name ? Take().Text : throw Unexpected();
            if (name is "any" or "all" && TakeMark("("))
            {
                return ParseLambda(FilterExpression.Path(names), name);
            }

            names.Add(name);
        }

        return FilterExpression.Path(names);
    }

    private FilterExpression ParseLambda(FilterExpression list, string quantifier)
    {
        if (quantifier == "any" && TakeMark(")"))
        {
            return FilterExpression.Any(list, null, null);
        }

        string variable = Current.Kind == FilterTokenKind.Name ? Take().Text : throw Unexpected();
        ExpectMark(":");
        FilterExpression condition = ParseOr();
        ExpectMark(")");
        return quantifier == "any"
            ? FilterExpression.Any(list, variable, condition)
            : FilterExpression.All(list, variable, condition);
    }

    private List<FilterExpression> ParseList()
    {
        ExpectMark("(");
        List<FilterExpression> items = [ParseOr()];
        while (TakeMark(","))
        {
            items.Add(ParseOr());
        }

        ExpectMark(")");
        return items;
    }

    private static object ReadLiteral(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) ? number : text;

    private FilterToken Take() => _tokens[_position++];

    private bool TakeName(string name)
    {
        bool isNext = Current.Kind == FilterTokenKind.Name
            && Current.Text.Equals(name, StringComparison.OrdinalIgnoreCase);
        _position += isNext ? 1 : 0;
        return isNext;
    }

    private bool TakeMark(string mark)
    {
        bool isNext = Current is { Kind: FilterTokenKind.Mark } && Current.Text == mark;
        _position += isNext ? 1 : 0;
        return isNext;
    }

    private void ExpectMark(string mark)
    {
        if (!TakeMark(mark))
        {
            throw Unexpected();
        }
    }

    private ODataException Unexpected() => new(
        Current.Kind == FilterTokenKind.End
            ? "Invalid filter clause: it ends too early."
            : $"Invalid filter clause: '{Current.Text}' is not expected there.");
}
