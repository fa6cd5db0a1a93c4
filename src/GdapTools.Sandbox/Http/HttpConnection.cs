using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Sandbox.Delivery;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Http;

/// <summary>One client: its requests, one after the other.</summary>
internal sealed class HttpConnection
{
    private readonly Socket _socket;
    private readonly SandboxEngine _engine;
    private readonly AnswerDelivery _delivery;
    private readonly Func<LiveRequest> _count;
    private readonly HttpInput _input;
    private readonly HttpOutput _output;

    public HttpConnection(Socket socket, SandboxEngine engine, AnswerDelivery delivery, Func<LiveRequest> count)
    {
        NetworkStream stream = new(socket, ownsSocket: false);
        _socket = socket;
        _engine = engine;
        _delivery = delivery;
        _count = count;
        _input = new HttpInput(stream);
        _output = new HttpOutput(stream, delivery);
    }

    /// <summary>Serves the client until it leaves, or is to be left.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using CancellationTokenRegistration abort = stop.Register(Reset);
        try
        {
            _socket.NoDelay = true;
            await ServeAsync(stop).ConfigureAwait(false);
            _socket.Shutdown(SocketShutdown.Send);
            await _input.DrainAsync().ConfigureAwait(false);
        }
        catch (Exception end) when (
            end is IOException or SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The client is gone, or the server stops.
        }
        finally
        {
            _socket.Dispose();
        }
    }

    private async Task ServeAsync(CancellationToken stop)
    {
        HttpRequestReader reader = new(_input, _output.InviteAsync);
        try
        {
            while (await reader.ReadAsync().ConfigureAwait(false) is HttpRequest request
                && await AnswerAsync(request, stop).ConfigureAwait(false))
            {
            }
        }
        catch (HttpRefusal refusal)
        {
            SandboxResponse answer = new(refusal.Status, refusal.Message, "text/plain; charset=utf-8");
            await _output.RefuseAsync(answer).ConfigureAwait(false);
        }
    }

    /// <returns>Whether another request may follow.</returns>
    private async Task<bool> AnswerAsync(HttpRequest request, CancellationToken stop)
    {
        using LiveRequest live = _count();
        using CancellationTokenSource gone = CancellationTokenSource.CreateLinkedTokenSource(stop);
        _ = CancelWhenGoneAsync(gone);
        try
        {
            SandboxResponse answer = _engine.Handle(request.ToSandboxRequest());
            await _delivery.WaitAsync(answer, gone.Token).ConfigureAwait(false);
            if (answer.Delivery == DeliveryKind.Reset)
            {
                await _output.BeginAsync().ConfigureAwait(false);
                live.End();
                Reset();
                return false;
            }

            await _output.SendAsync(answer, request, request.KeepsAlive, live.End, gone.Token).ConfigureAwait(false);
            return request.KeepsAlive;
        }
        catch (EndOfStreamException)
        {
            return false;
        }
        finally
        {
            _input.StopWatching();
        }
    }

    private async Task CancelWhenGoneAsync(CancellationTokenSource gone)
    {
        if (await _input.WatchAsync().ConfigureAwait(false))
        {
            try
            {
                gone.Cancel();
            }
            catch (ObjectDisposedException)
            {
                // It was answered just before.
            }
        }
    }

    // Without lingering: the client is told so by a reset.
    private void Reset() => _socket.Close(0);
}
