using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace GdapTools.Core.Diagnosis;

/// <summary>Writes one PowerShell command as it can be pasted: each value a literal, whatever it holds.</summary>
/// <param name="name">The cmdlet.</param>
public sealed class CommandLine(string name)
{
    // PowerShell takes the typographic ones for the plain one.
    private const string SingleQuotes = "'\u2018\u2019\u201A\u201B";

    private readonly StringBuilder _text = new(name);
    private bool _isVoid;

    /// <summary>A switch.</summary>
    public CommandLine Add(string parameter)
    {
        _text.Append(" -").Append(parameter);
        return this;
    }

    /// <summary>A parameter with text.</summary>
    public CommandLine Add(string parameter, string? value)
    {
        _isVoid |= !IsPrintable(value);
        _text.Append(" -").Append(parameter).Append(' ').Append(Quote(value ?? ""));
        return this;
    }

    /// <summary>A parameter with several texts.</summary>
    public CommandLine Add(string parameter, IEnumerable<string> values)
    {
        string[] all = [.. values];
        _isVoid |= all.Length == 0 || !all.All(IsPrintable);
        _text.Append(" -").Append(parameter).Append(' ').Append(string.Join(", ", all.Select(Quote)));
        return this;
    }

    /// <summary>A parameter with a value that is PowerShell already.</summary>
    public CommandLine AddCode(string parameter, string code)
    {
        _text.Append(" -").Append(parameter).Append(' ').Append(code);
        return this;
    }

    /// <summary>The lines, in order. None at all where one lacks a value, or has one that cannot be told by its look: half a
    /// repair is none.</summary>
    public static IReadOnlyList<string> Lines(params CommandLine[] commands) =>
        Array.Exists(commands, command => command._isVoid) ? [] : [.. commands.Select(command => command._text.ToString())];

    /// <summary>A text as a literal of PowerShell.</summary>
    public static string Quote(string text)
    {
        StringBuilder quoted = new("'", text.Length + 2);

        foreach (char character in text)
        {
            quoted.Append(character, SingleQuotes.IndexOf(character) >= 0 ? 2 : 1);
        }

        return quoted.Append('\'').ToString();
    }

    /// <summary>Whether a text is there, and nothing in it is invisible.</summary>
    public static bool IsPrintable(string? text) => !string.IsNullOrWhiteSpace(text) && text.All(IsPrintable);

    public static bool IsPrintable(char character) => CharUnicodeInfo.GetUnicodeCategory(character)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
