using System;
using System.Text.RegularExpressions;

namespace GdapTools.Core.Customers;

/// <summary>Compares customers with what a user typed: a tenant id, a domain, or a name with <c>*</c> and <c>?</c>.</summary>
public static class CustomerPattern
{
    public static bool Matches(string word, string tenantId, string? name, string? domain) =>
        tenantId.Equals(word.Trim('{', '}'), StringComparison.OrdinalIgnoreCase)
        || string.Equals(domain, word, StringComparison.OrdinalIgnoreCase)
        || (name is not null && IsLike(name, word));

    private static bool IsLike(string name, string pattern) => Regex.IsMatch(
        name,
        "^" + Regex.Escape(pattern).Replace("\\*", ".*").Replace("\\?", ".") + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline,
        TimeSpan.FromSeconds(1));
}
