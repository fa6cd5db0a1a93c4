using System.Text.RegularExpressions;

namespace GdapTools.Core.Tokens;

/// <summary>The last line of defence before text leaves the module: takes tokens and secrets out.</summary>
public static class SecretMask
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Replacement = "[secret removed]";

    // Every pattern starts at a boundary, so that a long run of letters is walked once.
    private static readonly Regex s_secrets = new(
        """
        (?<![A-Za-z0-9_-])ey[IJ][A-Za-z0-9_-]{6,}(?:\.[A-Za-z0-9_-]*){1,4}
        |(?<![A-Za-z0-9_-])[0-9]\.A[A-Za-z0-9_-]{20,}(?:\.[A-Za-z0-9_-]{20,})+
        |(?<![A-Za-z0-9_-])(?:O?AQAB|Ew[A-Z])[A-Za-z0-9+/=_-]{80,}
        |(?<![A-Za-z0-9_-])M\.[A-Z][0-9]{1,5}_[A-Z0-9]+\.[^\s"',;&<>]{16,}
        |(?<![A-Za-z0-9_.~-])[A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{30,36}(?![A-Za-z0-9_.~-])
        |(?<=\b(?:client_secret|(?:client_)?assertion|(?:refresh|access|id)_token|password)["']?\s?[=:]\s?["']?)
            [^\s"',;&<>]{16,}
        |(?<=\b(?i:Bearer)\s)(?=[A-Za-z0-9._~+/-]*[0-9])[A-Za-z0-9._~+/=-]{16,}
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant);

    /// <summary>Returns <paramref name="text"/> with every token and secret replaced.</summary>
    public static string Mask(string text) => s_secrets.Replace(text, Replacement);
}
