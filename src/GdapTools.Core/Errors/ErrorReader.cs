using System.Globalization;
using System.Text.Json;

namespace GdapTools.Core.Errors;

/// <summary>Reads one error in any form of text: prose, JSON, JSON inside prose, escaped or broken JSON.</summary>
internal sealed class ErrorReader(ErrorCatalogue catalogue)
{
    /// <summary>Longer texts are read in their beginning and their end.</summary>
    private const int Limit = 1 << 20;

    private readonly JsonErrorReader _json = new(catalogue);
    private readonly TextErrorReader _text = new(catalogue);

    public ErrorFacts Read(string text)
    {
        ErrorFacts facts = new();
        Read(text, facts);
        return facts;
    }

    /// <summary>Adds what the text says; what is known already wins.</summary>
    public void Read(string text, ErrorFacts facts)
    {
        if (IsNumber(text))
        {
            ReadNumber(text.Trim(), facts);
            return;
        }

        using (EmbeddedJson parts = EmbeddedJson.Find(text))
        {
            foreach (JsonDocument document in parts.Documents)
            {
                _json.Read(document.RootElement, facts);
            }

            facts.AddText(Shorten(parts.Words));
        }

        _text.Read(facts.Text, facts);
    }

    /// <summary>Reads a body that is parsed already.</summary>
    public ErrorFacts Read(JsonElement body)
    {
        ErrorFacts facts = new();
        _json.Read(body, facts);
        _text.Read(facts.Text, facts);
        return facts;
    }

    /// <summary>True for a text that is a number and nothing else.</summary>
    public static bool IsNumber(string text)
    {
        int digits = 0;
        foreach (char character in text)
        {
            if (character is >= '0' and <= '9')
            {
                digits++;
            }
            else if (!char.IsWhiteSpace(character))
            {
                return false;
            }
        }

        return digits is >= 3 and <= 9;
    }

    private void ReadNumber(string digits, ErrorFacts facts)
    {
        if (catalogue.FindCode(digits) is { IsGeneric: false })
        {
            facts.AddServiceCode(digits);
        }
        else if (digits.Length == 3)
        {
            facts.StatusCode ??= StatusReader.Alone(digits);
        }
        else if (digits.Length >= 5 && long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            facts.BodyCodes.Add(number);
        }
    }

    private static string Shorten(string text) =>
        text.Length <= Limit
            ? text
            : text.Substring(0, Limit / 2) + "\n" + text.Substring(text.Length - (Limit / 2) + 1);
}
