using System;
using System.Text;

namespace GdapTools.Core.Graph;

/// <summary>Reads the claims that a service demands in <c>WWW-Authenticate</c>.
/// Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge</summary>
internal static class ClaimsChallenge
{
    /// <summary>The demanded claims as JSON; null when there are none.</summary>
    public static string? Of(string? header)
    {
        int start = header?.IndexOf("claims=\"", StringComparison.OrdinalIgnoreCase) ?? -1;

        if (start < 0)
        {
            return null;
        }

        start += "claims=\"".Length;
        int end = header!.IndexOf('"', start);

        if (end < 0)
        {
            return null;
        }

        return Decode(header.Substring(start, end - start));
    }

    /// <summary>The claims as JSON; null when the text is no base64.</summary>
    public static string? Decode(string text)
    {
        string value = text.Replace('-', '+').Replace('_', '/');

        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(value.PadRight((value.Length + 3) / 4 * 4, '=')));
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
