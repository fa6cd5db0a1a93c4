using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GdapTools.Core.Diagnosis;

/// <summary>Names and values that prove a verdict, in the order they were added; empty values are left out.</summary>
public sealed class Evidence : IEnumerable<KeyValuePair<string, string>>
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public IReadOnlyDictionary<string, string> Values => _values;

    public void Add(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            _values[name] = value!;
        }
    }

    public void Add(string name, IEnumerable<string> values) => Add(name, string.Join(", ", values));

    public void Add(string name, DateTimeOffset? time) =>
        Add(name, time?.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));

    public void Add(string name, int? number) => Add(name, number?.ToString(CultureInfo.InvariantCulture));

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _values.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
