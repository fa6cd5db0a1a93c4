using System;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>A described path, whose <c>{names}</c> stand for one segment or one argument each.</summary>
internal sealed partial class PathTemplate
{
    private readonly Regex _pattern;

    /// <param name="text">Without version, with leading slash.</param>
    /// <param name="methods">The path item.</param>
    public PathTemplate(string text, JsonElement methods)
    {
        Text = text;
        Methods = methods;
        LiteralLength = Placeholder().Replace(text, "").Length;
        string escaped = Regex.Escape(text).Replace("}", @"\}", StringComparison.Ordinal);
        string pattern = Placeholder().Replace(escaped, "[^/']+");
        _pattern = new Regex($"^{pattern}$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
    }

    public string Text { get; }

    public JsonElement Methods { get; }

    /// <summary>How much of it must be there to the letter.</summary>
    public int LiteralLength { get; }

    public bool Matches(string path) => _pattern.IsMatch(path);

    [GeneratedRegex(@"\\?\{[^}]*\}")]
    private static partial Regex Placeholder();
}
