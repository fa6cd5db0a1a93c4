using System.Collections.Generic;
using System.Text;

namespace GdapTools.Sandbox.Graph;

/// <summary>What a piece of a filter is.</summary>
internal enum FilterTokenKind
{
    Name,
    Text,
    Literal,
    Mark,
    End,
}

internal sealed record FilterToken(FilterTokenKind Kind, string Text);

/// <summary>Cuts a filter into its pieces.</summary>
internal static class FilterLexer
{
    /// <exception cref="ODataException">There is a character that no filter has.</exception>
    public static List<FilterToken> Split(string filter)
    {
        List<FilterToken> tokens = [];
        int position = 0;
        while (position < filter.Length)
        {
            char character = filter[position];
            if (char.IsWhiteSpace(character))
            {
                position++;
            }
            else if (character == '\'')
            {
                tokens.Add(ReadText(filter, ref position));
            }
            else if (character is '(' or ')' or ',' or ':' or '/')
            {
                tokens.Add(new FilterToken(FilterTokenKind.Mark, character.ToString()));
                position++;
            }
            else if (char.IsDigit(character) || character is '-' or '+')
            {
                tokens.Add(new FilterToken(FilterTokenKind.Literal, ReadRun(filter, ref position, ".:+-")));
            }
            else if (char.IsLetter(character) || character is '_' or '@' or '$')
            {
                string run = ReadRun(filter, ref position, "._@$-");
                bool isId = run.IndexOf('-') >= 0;
                tokens.Add(new FilterToken(isId ? FilterTokenKind.Literal : FilterTokenKind.Name, run));
            }
            else
            {
                throw new ODataException($"Invalid filter clause: unexpected character at position {position}.");
            }
        }

        tokens.Add(new FilterToken(FilterTokenKind.End, ""));
        return tokens;
    }

    private static FilterToken ReadText(string filter, ref int position)
    {
        StringBuilder text = new();
        for (position++; position < filter.Length; position++)
        {
            bool isQuote = filter[position] == '\'';
            bool isDoubled = isQuote && position + 1 < filter.Length && filter[position + 1] == '\'';
            if (isQuote && !isDoubled)
            {
                position++;
                return new FilterToken(FilterTokenKind.Text, text.ToString());
            }

            text.Append(filter[position]);
            position += isDoubled ? 1 : 0;
        }

        throw new ODataException("Invalid filter clause: a text is not closed.");
    }

    private static string ReadRun(string filter, ref int position, string marks)
    {
        int start = position;
        while (position < filter.Length && IsPart(filter[position], marks))
        {
            position++;
        }

        return filter.Substring(start, position - start);
    }

    private static bool IsPart(char character, string marks) =>
        char.IsLetterOrDigit(character) || marks.IndexOf(character) >= 0;
}
