using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;

namespace GdapTools.Sandbox.Http;

/// <summary>The syntax of a request's head. Source: https://www.rfc-editor.org/rfc/rfc9112</summary>
internal static class HttpHead
{
    private const string TokenMarks = "!#$%&'*+-.^_`|~";

    /// <summary>Takes a request line apart.</summary>
    /// <exception cref="HttpRefusal">400, or 505 for another version.</exception>
    public static (string Method, string Target, bool IsVersion11) ReadRequestLine(string line)
    {
        string[] parts = line.Split(' ');
        if (parts.Length != 3 || !IsToken(parts[0]) || parts[1].Length == 0 || parts[1].Any(IsControl))
        {
            throw new HttpRefusal(400, "The request line is malformed.");
        }

        bool isKnown = parts[2] is "HTTP/1.1" or "HTTP/1.0";
        bool isHttp = parts[2].StartsWith("HTTP/", StringComparison.Ordinal);
        return isKnown ? (parts[0], parts[1], parts[2] == "HTTP/1.1")
            : isHttp ? throw new HttpRefusal(505, "The version is not supported.")
            : throw new HttpRefusal(400, "The request line is malformed.");
    }

    /// <summary>Adds a header line to the headers so far.</summary>
    /// <exception cref="HttpRefusal">400.</exception>
    public static void AddHeader(Dictionary<string, string> headers, string line)
    {
        int colon = line.IndexOf(':');
        string name = colon < 0 ? "" : line.Substring(0, colon);
        string value = line.Substring(colon + 1).Trim(' ', '\t');
        if (!IsToken(name) || value.Any(character => IsControl(character) && character != '\t'))
        {
            throw new HttpRefusal(400, "A header is malformed.");
        }

        headers[name] = headers.TryGetValue(name, out string? earlier) ? $"{earlier},{value}" : value;
    }

    /// <summary>The address that is asked for, on the host that the client named.</summary>
    /// <exception cref="HttpRefusal">400; 421 for a host that is not this machine, so that no web page can read a
    /// snapshot by pointing a name of its own here.</exception>
    public static Uri ReadUri(string target, bool isVersion11, Dictionary<string, string> headers)
    {
        bool hasHost = headers.TryGetValue("Host", out string? host);
        bool isAbsolute = target.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        if ((!hasHost && isVersion11) || (!isAbsolute && target[0] != '/'))
        {
            throw new HttpRefusal(400, "The request names no address.");
        }

        string text = isAbsolute ? target : $"http://{host ?? "127.0.0.1"}{target}";
        return !Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) || uri.UserInfo.Length > 0
                ? throw new HttpRefusal(400, "The request names no address.")
            : IsThisMachine(uri) ? uri
            : throw new HttpRefusal(421, "The sandbox answers for loopback addresses only.");
    }

    private static bool IsThisMachine(Uri uri) =>
        uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));

    private static bool IsToken(string text) => text.Length > 0 && text.All(IsTokenCharacter);

    private static bool IsTokenCharacter(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
        || TokenMarks.IndexOf(character) >= 0;

    private static bool IsControl(char character) => character is < ' ' or '\x7f';
}
