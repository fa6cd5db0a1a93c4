using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace GdapTools.Core.Tests.Support;

/// <summary>A small HTTP server on a free loopback port that answers what the test says.</summary>
public sealed class LoopbackServer : IDisposable
{
    private readonly HttpListener _listener;
    private readonly Func<HttpListenerRequest, Answer> _answer;

    public LoopbackServer(Func<HttpListenerRequest, Answer> answer)
    {
        _answer = answer;
        (_listener, Uri) = Start();
        _ = ServeAsync();
    }

    public Uri Uri { get; }

    /// <summary>Path, query and authorization of each request, in order of arrival.</summary>
    public ConcurrentQueue<(string PathAndQuery, string? Authorization)> Requests { get; } = new();

    public static int FreePort()
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public void Dispose() => _listener.Close();

    private static (HttpListener Listener, Uri Uri) Start()
    {
        for (int attempt = 0; ; attempt++)
        {
            Uri uri = new($"http://127.0.0.1:{FreePort()}/");
            HttpListener listener = new();
            listener.Prefixes.Add(uri.AbsoluteUri);

            try
            {
                listener.Start();
                return (listener, uri);
            }
            catch (HttpListenerException) when (attempt < 10)
            {
                listener.Close();
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await _listener.GetContextAsync();
                Requests.Enqueue((context.Request.Url!.PathAndQuery, context.Request.Headers["Authorization"]));
                Write(context.Response, _answer(context.Request));
            }
        }
        catch (Exception exception) when (exception is ObjectDisposedException or HttpListenerException)
        {
            // The server was closed.
        }
    }

    private static void Write(HttpListenerResponse response, Answer answer)
    {
        response.StatusCode = answer.Status;

        foreach (KeyValuePair<string, string> header in answer.Headers)
        {
            response.Headers[header.Key] = header.Value;
        }

        byte[] body = Encoding.UTF8.GetBytes(answer.Body);
        response.ContentType = answer.ContentType;
        response.ContentLength64 = body.Length;
        response.Close(body, willBlock: true);
    }

    public sealed record Answer(int Status, string Body, string ContentType = "application/json")
    {
        public Dictionary<string, string> Headers { get; init; } = [];
    }
}
