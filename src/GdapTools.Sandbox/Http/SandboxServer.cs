using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Delivery;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Http;

/// <summary>
/// A sandbox on a loopback port, over HTTP/1.1, for whatever speaks to Entra, Microsoft Graph and Partner Center. It
/// runs in the background until it is disposed. Safe for concurrent use.
/// </summary>
public sealed class SandboxServer : IDisposable
{
    private static readonly TimeSpan s_respite = TimeSpan.FromMilliseconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _free = new(HttpLimits.Connections);
    private readonly List<Task> _connections = [];
    private readonly TcpListener _listener;
    private readonly SandboxEngine _engine;
    private readonly AnswerDelivery _delivery;
    private readonly Task _accepting;
    private int _live;

    private SandboxServer(TcpListener listener, SandboxEngine engine, AnswerDelivery delivery)
    {
        _listener = listener;
        _engine = engine;
        _delivery = delivery;
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");
        _accepting = Task.Run(AcceptAsync);
    }

    /// <summary>Sign-in, Graph and Partner Center are all below this address; the path tells them apart.</summary>
    public Uri Uri { get; }

    /// <summary>What has been received so far, in order.</summary>
    public IReadOnlyList<ServedRequest> Requests => _engine.Requests;

    /// <summary>How many requests have been received, and neither answered nor given up by their client.</summary>
    public int LiveRequests => Volatile.Read(ref _live);

    public bool IsRunning => !_stop.IsCancellationRequested;

    /// <param name="snapshot">What to serve.</param>
    /// <param name="options">How to serve it.</param>
    /// <param name="port">0 for any free port.</param>
    /// <exception cref="GdapException"><c>SandboxPortInUse</c> or <c>SandboxPortNotAllowed</c>.</exception>
    public static SandboxServer Start(Snapshot snapshot, SandboxOptions options, int port = 0)
    {
        SandboxEngine engine = new(snapshot, options);
        return new SandboxServer(LoopbackPort.Open(port), engine, new AnswerDelivery(options));
    }

    /// <summary>Ends all connections, and returns when nothing runs any more.</summary>
    public async Task StopAsync()
    {
        _stop.Cancel();
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        Task[] connections;
        lock (_connections)
        {
            connections = [.. _connections];
        }

        await Task.WhenAll(connections).ConfigureAwait(false);
    }

    public void Dispose() => StopAsync().GetAwaiter().GetResult();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                await _free.WaitAsync(_stop.Token).ConfigureAwait(false);
                Socket socket = await AcceptOneAsync().ConfigureAwait(false);
                Keep(Task.Run(() => ServeAsync(socket)));
            }
        }
        catch (Exception end) when (
            end is OperationCanceledException or InvalidOperationException)
        {
            // The listener was stopped.
        }
    }

    private async Task<Socket> AcceptOneAsync()
    {
        while (true)
        {
            try
            {
                return await _listener.AcceptSocketAsync().ConfigureAwait(false);
            }
            catch (SocketException)
            {
                // That client had left before its turn came, or the process has no more sockets for now.
                await Task.Delay(s_respite, _stop.Token).ConfigureAwait(false);
            }
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            HttpConnection connection = new(socket, _engine, _delivery, Count);
            await connection.RunAsync(_stop.Token).ConfigureAwait(false);
        }
        finally
        {
            _free.Release();
        }
    }

    private void Keep(Task connection)
    {
        lock (_connections)
        {
            _connections.Add(connection);
        }

        connection.ContinueWith(Forget, TaskScheduler.Default);
    }

    private void Forget(Task connection)
    {
        lock (_connections)
        {
            _connections.Remove(connection);
        }
    }

    private LiveRequest Count()
    {
        Interlocked.Increment(ref _live);
        return new LiveRequest(() => Interlocked.Decrement(ref _live));
    }
}
