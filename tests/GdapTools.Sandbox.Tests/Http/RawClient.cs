using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using GdapTools.Sandbox.Http;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>A client that sends just the bytes it is told to.</summary>
internal sealed class RawClient : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    private readonly TcpClient _client = new();
    private readonly NetworkStream _stream;

    public RawClient(SandboxServer server)
    {
        _client.Connect(IPAddress.Loopback, server.Uri.Port);
        _stream = _client.GetStream();
    }

    public static string Get(string path, string headers = "") =>
        $"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n";

    public async Task SendAsync(string text) => await _stream.WriteAsync(Encoding.Latin1.GetBytes(text));

    public async Task<RawAnswer> AskAsync(string text)
    {
        await SendAsync(text);
        return await ReadAsync();
    }

    /// <summary>One answer, by its Content-Length.</summary>
    public async Task<RawAnswer> ReadAsync(bool hasBody = true)
    {
        string status = await ReadLineAsync();
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        for (string line = await ReadLineAsync(); line.Length > 0; line = await ReadLineAsync())
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        int length = hasBody && headers.TryGetValue("Content-Length", out string? text) ? int.Parse(text) : 0;
        byte[] body = new byte[length];
        await _stream.ReadExactlyAsync(body).AsTask().WaitAsync(s_patience);
        return new RawAnswer(int.Parse(status.Split(' ')[1]), status, headers, Encoding.UTF8.GetString(body));
    }

    /// <summary>True if the server has closed the connection and sent nothing more.</summary>
    public async Task<bool> IsClosedAsync() =>
        await _stream.ReadAsync(new byte[1]).AsTask().WaitAsync(s_patience) == 0;

    /// <summary>Everything until the connection ends, however it does.</summary>
    public async Task<(string Text, Exception? End)> ReadToEndAsync()
    {
        StringBuilder text = new();
        byte[] buffer = new byte[1024];
        try
        {
            for (int count; (count = await _stream.ReadAsync(buffer).AsTask().WaitAsync(s_patience)) > 0;)
            {
                text.Append(Encoding.Latin1.GetString(buffer, 0, count));
            }

            return (text.ToString(), null);
        }
        catch (IOException end)
        {
            return (text.ToString(), end);
        }
    }

    /// <summary>Leaves with a reset, as a killed process does.</summary>
    public void Abort() => _client.Client.Close(0);

    public void Dispose() => _client.Dispose();

    private async Task<string> ReadLineAsync()
    {
        StringBuilder line = new();
        byte[] one = new byte[1];
        while (true)
        {
            await _stream.ReadExactlyAsync(one).AsTask().WaitAsync(s_patience);
            if (one[0] == '\n')
            {
                return line.ToString().TrimEnd('\r');
            }

            line.Append((char)one[0]);
        }
    }
}

/// <summary>An answer as it came.</summary>
internal sealed record RawAnswer(int Status, string Line, IReadOnlyDictionary<string, string> Headers, string Body);
