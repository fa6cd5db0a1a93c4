using System;

namespace GdapTools.Core.Errors;

/// <summary>Small tests on text that several readers share.</summary>
internal static class ErrorWords
{
    /// <summary>True for an id as services write them: a GUID or something of that kind.</summary>
    public static bool IsId(string? text)
    {
        if (text is null || text.Length is < 4 or > 80)
        {
            return false;
        }

        foreach (char character in text)
        {
            if (!IsAsciiLetterOrDigit(character) && character is not '-')
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for a tenant's GUID or domain.</summary>
    public static bool IsTenant(string? text)
    {
        if (Guid.TryParse(text, out _))
        {
            return true;
        }

        if (text is null || text.Length > 253 || text.IndexOf('.') <= 0 || text[text.Length - 1] == '.')
        {
            return false;
        }

        foreach (char character in text)
        {
            if (!IsAsciiLetterOrDigit(character) && character is not ('-' or '.'))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for text that looks like a code, and not like a sentence or a secret.</summary>
    public static bool IsCode(string text)
    {
        if (text.Length is 0 or > 80)
        {
            return false;
        }

        foreach (char character in text)
        {
            if (!IsAsciiLetterOrDigit(character) && character is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return InputMask.Apply(text) == text;
    }

    public static bool IsAsciiLetterOrDigit(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
