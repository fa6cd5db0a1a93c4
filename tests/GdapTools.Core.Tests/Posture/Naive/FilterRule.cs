using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>
/// Evaluates the rule of a filter for devices as it reads it. The syntax is that of membership rules
/// (entra/identity/users/groups-dynamic-membership): -not binds closer than -and, -and closer than -or.
/// </summary>
internal sealed class FilterRule(string rule, Func<string, string, string[], bool> compare, Func<bool, bool> negate)
{
    private readonly Queue<string> _tokens = new(
        Regex.Matches(rule, "\"[^\"]*\"|[()\\[\\],]|[^\\s()\\[\\],\"]+").Select(static match => match.Value));

    public bool Evaluate()
    {
        bool result = Or();
        return _tokens.Count == 0 ? result : throw new FormatException(rule);
    }

    private bool Or()
    {
        bool result = And();
        while (Take("-or"))
        {
            result |= And();
        }

        return result;
    }

    private bool And()
    {
        bool result = Not();
        while (Take("-and"))
        {
            result &= Not();
        }

        return result;
    }

    private bool Not()
    {
        if (Take("-not"))
        {
            return negate(Not());
        }

        if (!Take("("))
        {
            return Comparison();
        }

        bool inner = Or();
        return Take(")") ? inner : throw new FormatException(rule);
    }

    private bool Comparison()
    {
        string property = _tokens.Dequeue();
        string operation = _tokens.Dequeue();
        return compare(property["device.".Length..], operation.ToLowerInvariant(), [.. Values()]);
    }

    private IEnumerable<string> Values()
    {
        if (!Take("["))
        {
            yield return _tokens.Dequeue().Trim('"');
            yield break;
        }

        do
        {
            yield return _tokens.Dequeue().Trim('"');
        }
        while (Take(","));

        if (!Take("]"))
        {
            throw new FormatException(rule);
        }
    }

    private bool Take(string token) =>
        _tokens.TryPeek(out string? next) && next.Equals(token, StringComparison.OrdinalIgnoreCase) && _tokens.TryDequeue(out _);
}
