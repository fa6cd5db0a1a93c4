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

        string value = header.Substring(start, end - start).Replace('-', '+').Replace('_', '/');

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
