using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;

namespace GdapTools.Sandbox.Http;

/// <summary>How the body of a request is framed.
/// Source: https://www.rfc-editor.org/rfc/rfc9112#name-message-body</summary>
internal sealed class HttpBody
{
    private readonly bool _isChunked;
    private readonly int _length;

    /// <exception cref="HttpRefusal">400, 413 or 501.</exception>
    public HttpBody(Dictionary<string, string> headers)
    {
        bool hasLength = headers.TryGetValue("Content-Length", out string? length);
        if (headers.TryGetValue("Transfer-Encoding", out string? coding))
        {
            _isChunked = coding.Equals("chunked", StringComparison.OrdinalIgnoreCase)
                ? true
                : throw new HttpRefusal(501, "The transfer coding is not supported.");
            if (hasLength)
            {
                throw new HttpRefusal(400, "The body has two lengths.");
            }
        }

        _length = hasLength ? Checked(length!, NumberStyles.None) : 0;
    }

    public bool IsEmpty => !_isChunked && _length == 0;

    /// <exception cref="HttpRefusal">400 or 413.</exception>
    public async Task<string> ReadAsync(HttpInput input)
    {
        using MemoryStream body = new();
        if (!_isChunked)
        {
            await input.ReadAsync(body, _length).ConfigureAwait(false);
        }
        else
        {
            await ReadChunksAsync(input, body).ConfigureAwait(false);
        }

        return Encoding.UTF8.GetString(body.ToArray());
    }

    private static async Task ReadChunksAsync(HttpInput input, MemoryStream body)
    {
        while (true)
        {
            string line = await LineAsync(input).ConfigureAwait(false);
            int size = Checked(line.Split(';')[0].TrimEnd(' ', '\t'), NumberStyles.AllowHexSpecifier);
            if (size == 0)
            {
                break;
            }

            if (body.Length + size > HttpLimits.Body)
            {
                throw TooLarge();
            }

            await input.ReadAsync(body, size).ConfigureAwait(false);
            if (await LineAsync(input).ConfigureAwait(false) != "")
            {
                throw new HttpRefusal(400, "A chunk is longer than it says.");
            }
        }

        // Trailers say nothing that matters here.
        for (int count = 0; await LineAsync(input).ConfigureAwait(false) != ""; count++)
        {
            if (count == HttpLimits.Head / HttpLimits.ChunkLine)
            {
                throw new HttpRefusal(431, "There are too many trailers.");
            }
        }
    }

    private static async Task<string> LineAsync(HttpInput input) =>
        await input.ReadLineAsync(HttpLimits.ChunkLine, 400).ConfigureAwait(false) ?? throw new EndOfStreamException();

    private static int Checked(string text, NumberStyles style)
    {
        bool isNumber = long.TryParse(text, style, CultureInfo.InvariantCulture, out long length) && length >= 0;
        return !isNumber ? throw new HttpRefusal(400, "The length of the body is malformed.")
            : length > HttpLimits.Body ? throw TooLarge()
            : (int)length;
    }

    private static HttpRefusal TooLarge() => new(413, "The body is too large.");
}
