using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Text;
using System.Threading.Tasks;

namespace GdapTools.Core.Authentication.Browser;

/// <summary>The little of HTTP that a browser's return takes. Source: https://www.rfc-editor.org/rfc/rfc9112</summary>
internal sealed class RedirectRequest
{
    /// <summary>Bytes of a whole request, head and body.</summary>
    public const int Longest = 64 * 1024;

    private static readonly byte[] s_headEnd = [13, 10, 13, 10];

    private readonly Dictionary<string, string> _fields;

    private RedirectRequest(int refusal, string fields = "")
    {
        Refusal = refusal;
        _fields = Parse(fields);
    }

    /// <summary>The status to refuse the request with; 0 if it is one to look at.</summary>
    public int Refusal { get; }

    /// <summary>A field of the query or form; null when it is absent or empty.</summary>
    public string? this[string name] =>
        _fields.TryGetValue(name, out string? value) && value.Length > 0 ? value : null;

    /// <exception cref="IOException">The connection ended within the request.</exception>
    public static async Task<RedirectRequest> ReadAsync(Stream stream)
    {
        byte[] buffer = new byte[Longest];
        int count = 0;
        int end;

        while ((end = HeadEnd(buffer, count)) < 0)
        {
            if (count == buffer.Length)
            {
                return new RedirectRequest(431);
            }

            count += await FillAsync(stream, buffer, count).ConfigureAwait(false);
        }

        string[] lines = Encoding.ASCII.GetString(buffer, 0, end).Split(["\r\n"], StringSplitOptions.None);
        Dictionary<string, string> headers = Headers(lines);
        string[] parts = lines[0].Split(' ');
        int refusal = Refuse(parts, headers);

        if (refusal != 0)
        {
            return new RedirectRequest(refusal);
        }

        if (parts[0] == "GET")
        {
            int mark = parts[1].IndexOf('?');
            return new RedirectRequest(0, mark < 0 ? "" : parts[1].Substring(mark + 1));
        }

        int start = end + s_headEnd.Length;
        int length = int.Parse(headers["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture);

        if (length > buffer.Length - start)
        {
            return new RedirectRequest(413);
        }

        while (count < start + length)
        {
            count += await FillAsync(stream, buffer, count).ConfigureAwait(false);
        }

        return new RedirectRequest(0, Encoding.ASCII.GetString(buffer, start, length));
    }

    private static int Refuse(string[] parts, Dictionary<string, string> headers)
    {
        if (parts.Length != 3
            || !parts[1].StartsWith("/", StringComparison.Ordinal)
            || !parts[2].StartsWith("HTTP/1.", StringComparison.Ordinal))
        {
            return 400;
        }

        // Another name that was made to lead here is another site.
        if (!headers.TryGetValue("Host", out string? host) || !IsThisMachine(host))
        {
            return 421;
        }

        if (parts[1].Split('?')[0] != "/")
        {
            return 404;
        }

        return parts[0] switch
        {
            "GET" => 0,
            "POST" => RefuseBody(headers),
            _ => 405,
        };
    }

    private static int RefuseBody(Dictionary<string, string> headers)
    {
        if (headers.ContainsKey("Transfer-Encoding") || !headers.TryGetValue("Content-Length", out string? length))
        {
            return 411;
        }

        bool isForm = headers.TryGetValue("Content-Type", out string? type)
            && type.Split(';')[0].Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        bool isNumber = length.Length > 0 && length.All(character => character is >= '0' and <= '9');
        return !isForm ? 415 : !isNumber ? 400 : length.Length > 9 ? 413 : 0;
    }

    private static bool IsThisMachine(string host) =>
        Uri.TryCreate($"http://{host}/", UriKind.Absolute, out Uri? uri)
        && (uri.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address)));

    private static async Task<int> FillAsync(Stream stream, byte[] buffer, int count)
    {
        int read = await stream.ReadAsync(buffer, count, buffer.Length - count).ConfigureAwait(false);
        return read > 0 ? read : throw new EndOfStreamException();
    }

    private static int HeadEnd(byte[] buffer, int count) => buffer.AsSpan(0, count).IndexOf(s_headEnd);

    private static Dictionary<string, string> Headers(string[] lines)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);

        foreach (string line in lines.Skip(1))
        {
            int colon = line.IndexOf(':');

            if (colon > 0)
            {
                headers[line.Substring(0, colon)] = line.Substring(colon + 1).Trim(' ', '\t');
            }
        }

        return headers;
    }

    private static Dictionary<string, string> Parse(string fields)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);

        foreach (string field in fields.Split('&'))
        {
            int equals = field.IndexOf('=');
            string name = Decode(equals < 0 ? field : field.Substring(0, equals));

            if (!found.ContainsKey(name))
            {
                found[name] = equals < 0 ? "" : Decode(field.Substring(equals + 1));
            }
        }

        return found;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
