using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;

namespace GdapTools.Sandbox.Http;

/// <summary>Reads one request after the other.</summary>
/// <param name="input">What the client sends.</param>
/// <param name="invite">Tells the client to send the body that it holds back.</param>
internal sealed class HttpRequestReader(HttpInput input, Func<Task> invite)
{
    /// <summary>The next request; null once the client has closed the connection.</summary>
    /// <exception cref="HttpRefusal">What came is no request.</exception>
    /// <exception cref="IOException">The connection ended within a request.</exception>
    public async Task<HttpRequest?> ReadAsync()
    {
        int left = HttpLimits.Head;
        string? line;
        do
        {
            // A client may send an empty line too many after a body.
            line = await input.ReadLineAsync(left, 431).ConfigureAwait(false);
            left -= 2;
        }
        while (line == "");

        if (line is null)
        {
            return null;
        }

        (string method, string target, bool isVersion11) = HttpHead.ReadRequestLine(line);
        Dictionary<string, string> headers = await ReadHeadersAsync(left - line.Length).ConfigureAwait(false);
        Uri uri = HttpHead.ReadUri(target, isVersion11, headers);
        HttpBody body = new(headers);
        await MeetExpectationAsync(headers, body, isVersion11).ConfigureAwait(false);
        string content = await body.ReadAsync(input).ConfigureAwait(false);
        return new HttpRequest(method, uri, isVersion11, headers, content);
    }

    private async Task<Dictionary<string, string>> ReadHeadersAsync(int left)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        while (true)
        {
            string line = await input.ReadLineAsync(Math.Max(0, left), 431).ConfigureAwait(false)
                ?? throw new EndOfStreamException();
            if (line.Length == 0)
            {
                return headers;
            }

            HttpHead.AddHeader(headers, line);
            left -= line.Length + 2;
        }
    }

    private async Task MeetExpectationAsync(Dictionary<string, string> headers, HttpBody body, bool isVersion11)
    {
        if (!isVersion11 || !headers.TryGetValue("Expect", out string? expectation))
        {
            return;
        }

        if (!expectation.Equals("100-continue", StringComparison.OrdinalIgnoreCase))
        {
            throw new HttpRefusal(417, "The expectation cannot be met.");
        }

        if (!body.IsEmpty)
        {
            await invite().ConfigureAwait(false);
        }
    }
}
