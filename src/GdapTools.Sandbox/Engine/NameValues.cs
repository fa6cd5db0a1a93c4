using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Sandbox.Engine;

/// <summary>The names and values of a query or a form, in order; names in any case.</summary>
internal sealed class NameValues
{
    private readonly List<KeyValuePair<string, string>> _pairs = [];

    private NameValues()
    {
    }

    public IEnumerable<KeyValuePair<string, string>> Pairs => _pairs;

    /// <summary>The first value of that name; null when it is absent.</summary>
    public string? this[string name] =>
        _pairs.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;

    public static NameValues Parse(string text)
    {
        NameValues values = new();
        foreach (string part in text.TrimStart('?').Split('&'))
        {
            if (part.Length > 0)
            {
                int equals = part.IndexOf('=');
                string name = equals < 0 ? part : part.Substring(0, equals);
                string value = equals < 0 ? "" : part.Substring(equals + 1);
                values._pairs.Add(new KeyValuePair<string, string>(Decode(name), Decode(value)));
            }
        }

        return values;
    }

    public override string ToString() => string.Join("&", _pairs.Select(pair => $"{pair.Key}={pair.Value}"));

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
