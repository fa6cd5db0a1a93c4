using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace GdapTools.Core.Reporting;

/// <summary>Text that is HTML already. Made only from literals in this room and from encoded values.</summary>
internal readonly struct Html
{
    private readonly string? _text;

    private Html(string text)
    {
        _text = text;
    }

    public static Html Empty => default;

    /// <summary>HTML with values in it, each of them encoded unless it is HTML itself.</summary>
    public static Html Of(Handler html) => new(html.ToText());

    public static Html Join(IEnumerable<Html> parts)
    {
        StringBuilder joined = new();
        foreach (Html part in parts)
        {
            joined.Append(part._text);
        }

        return new Html(joined.ToString());
    }

    /// <summary>The contents of a file that comes with this assembly, such as a style sheet.</summary>
    public static Html Own(string text) => new(text);

    public override string ToString() => _text ?? "";

    private static string Encode(string? value)
    {
        string text = ReportText.Clean(value);
        StringBuilder encoded = new(text.Length + 16);
        foreach (char character in text)
        {
            _ = character switch
            {
                '&' => encoded.Append("&amp;"),
                '<' => encoded.Append("&lt;"),
                '>' => encoded.Append("&gt;"),
                '"' => encoded.Append("&quot;"),
                '\'' => encoded.Append("&#39;"),
                _ => encoded.Append(character),
            };
        }

        return encoded.ToString();
    }

    /// <summary>Takes an interpolated string apart, so that no value can be written without being encoded.</summary>
    [InterpolatedStringHandler]
    internal readonly ref struct Handler
    {
        private readonly StringBuilder _html;

        public Handler(int literalLength, int formattedCount)
        {
            _html = new StringBuilder(literalLength + (formattedCount * 32));
        }

        public void AppendLiteral(string literal) => _html.Append(literal);

        public void AppendFormatted(Html html) => _html.Append(html._text);

        public void AppendFormatted(string? value) => _html.Append(Encode(value));

        public void AppendFormatted(int value) => _html.Append(value.ToString(CultureInfo.InvariantCulture));

        public string ToText() => _html.ToString();
    }
}
