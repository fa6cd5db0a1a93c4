using System;

namespace GdapTools.Core.Errors;

/// <summary>Addresses in a text: who was asked, and for which tenant.</summary>
internal static class UrlReader
{
    private const int LongestAddress = 4096;
    private const int MaximumAddresses = 64;

    private static readonly string[] s_labels =
    [
        "authorization_uri", "error_uri", "identity provider", "audience", "scope", "issuer", "resource principal",
        "redirect_uri", "odata.context",
    ];

    /// <summary>Takes the first address of a known service as the request; error pages and name spaces are none.</summary>
    public static void Read(string text, ErrorFacts facts)
    {
        string plain = text.IndexOf("\\/", StringComparison.Ordinal) >= 0 ? text.Replace("\\/", "/") : text;
        int seen = 0;
        for (int at = Next(plain, 0); at >= 0 && seen < MaximumAddresses; at = Next(plain, at + 3), seen++)
        {
            if (!IsNamedOnly(plain, at) && Cut(plain, at) is Uri address)
            {
                Take(address, facts);
            }
        }
    }

    /// <summary>Records an address as the one that was called.</summary>
    public static void Take(Uri address, ErrorFacts facts)
    {
        ErrorSource source = ServiceHosts.Find(address);
        string path = address.AbsolutePath;
        bool isNoCall = path.StartsWith("/error", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith("/$metadata", StringComparison.OrdinalIgnoreCase)
            || path.EndsWith("/.default", StringComparison.OrdinalIgnoreCase);
        if (source == ErrorSource.Unknown || isNoCall)
        {
            return;
        }

        // Texts of the token endpoint name the resource (https://graph.microsoft.com) without having called it.
        if (path.Length <= 1)
        {
            facts.NamedSource = facts.NamedSource == ErrorSource.Unknown ? source : facts.NamedSource;
            return;
        }

        if (facts.Source == ErrorSource.Unknown)
        {
            facts.Source = source;
        }

        facts.RequestUri ??= Show(address);
        if (source == ErrorSource.TokenEndpoint && address.Segments.Length > 1)
        {
            string tenant = address.Segments[1].Trim('/');
            facts.TenantId ??= ErrorWords.IsTenant(tenant) ? tenant : null;
        }
    }

    /// <summary>The address without user, query and fragment, secrets masked.</summary>
    public static string Show(Uri address) =>
        InputMask.Apply(Uri.UnescapeDataString(address.GetComponents(
            UriComponents.SchemeAndServer | UriComponents.Path,
            UriFormat.UriEscaped)));

    /// <summary>True for an address that is the value of a claim or parameter, and not the one that was called.</summary>
    private static bool IsNamedOnly(string text, int separator)
    {
        int from = Math.Max(0, separator - 32);
        string before = text.Substring(from, separator - from);
        foreach (string label in s_labels)
        {
            if (before.IndexOf(label, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int Next(string text, int from) =>
        from < text.Length ? text.IndexOf("://", from, StringComparison.Ordinal) : -1;

    private static Uri? Cut(string text, int separator)
    {
        int start = separator;
        while (start > 0 && separator - start < 5 && ErrorWords.IsAsciiLetterOrDigit(text[start - 1]))
        {
            start--;
        }

        string scheme = text.Substring(start, separator - start);
        int http = scheme.LastIndexOf("http", StringComparison.OrdinalIgnoreCase);
        if (http < 0)
        {
            return null;
        }

        int end = separator + 3;
        while (end < text.Length && end - start < LongestAddress && Continues(text, end))
        {
            end++;
        }

        string address = text.Substring(start + http, end - start - http).TrimEnd('.', ',', ';', ':', ')', ']', '}', '!', '?');
        return Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 ? uri : null;
    }

    private static bool Continues(string text, int at) => text[at] switch
    {
        '"' or '\'' or '\\' or '|' or '`' or ')' or ',' => false,
        '<' or '>' => IsPlaceholder(text, at),
        char character => character > ' ',
    };

    /// <summary>A name in angle brackets, as documentation writes it: <c>…/&lt;tenant&gt;/oauth2</c>.</summary>
    private static bool IsPlaceholder(string text, int at)
    {
        int step = text[at] == '<' ? 1 : -1;
        char mate = text[at] == '<' ? '>' : '<';
        for (int next = at + step; next >= 0 && next < text.Length && Math.Abs(next - at) < 40; next += step)
        {
            if (text[next] == mate)
            {
                return Math.Abs(next - at) > 1;
            }

            if (!ErrorWords.IsAsciiLetterOrDigit(text[next]) && text[next] is not ('-' or '_' or ' '))
            {
                return false;
            }
        }

        return false;
    }
}
