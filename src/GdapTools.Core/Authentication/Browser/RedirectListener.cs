using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Authentication.Browser;

/// <summary>
/// Waits on this machine for the browser to come back with a code, once. What has the right form decides, right or
/// wrong; after that nothing listens any more.
/// Source: https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow#successful-response
/// </summary>
internal sealed class RedirectListener : IDisposable
{
    private const int Connections = 32;

    private readonly IReadOnlyList<TcpListener> _listeners;
    private readonly string _tenantId;
    private readonly TimeProvider _clock;
    private readonly RedirectLimits _limits;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _free = new(Connections);
    private readonly TaskCompletionSource<string> _code = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<Task> _connections = [];
    private int _isAnswered;

    private RedirectListener(
        IReadOnlyList<TcpListener> listeners, string tenantId, TimeProvider clock, RedirectLimits limits)
    {
        _listeners = listeners;
        _tenantId = tenantId;
        _clock = clock;
        _limits = limits;
        Address = AddressOf(((IPEndPoint)listeners[0].LocalEndpoint).Port);
    }

    /// <summary>As it must be registered with the application.</summary>
    public string Address { get; }

    /// <summary>Whether the request that decides has come.</summary>
    public bool IsAnswered => Volatile.Read(ref _isAnswered) == 1;

    /// <param name="port">0 for any that is free.</param>
    /// <param name="tenantId">Named in errors.</param>
    /// <param name="clock">Limits how long a connection may take.</param>
    /// <param name="limits">How long that is; null for the default.</param>
    /// <exception cref="GdapException"><c>RedirectPortInUse</c> or <c>RedirectPortNotAllowed</c>.</exception>
    public static RedirectListener Open(
        int port, string tenantId, TimeProvider clock, RedirectLimits? limits = null) =>
        new(LoopbackListeners.Open(port), tenantId, clock, limits ?? RedirectLimits.Default);

    /// <summary>The redirect address of a port.</summary>
    public static string AddressOf(int port) => FormattableString.Invariant($"http://localhost:{port}");

    /// <summary>Waits for the code, and returns when nothing listens any more.</summary>
    /// <param name="state">What the browser must bring back to be believed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="GdapException"><c>RedirectStateMismatch</c>, or what the sign-in page reported.</exception>
    public async Task<string> ReceiveCodeAsync(string state, CancellationToken cancellationToken)
    {
        RedirectJudge judge = new(state, _tenantId);
        using CancellationTokenRegistration cancel =
            cancellationToken.Register(() => _code.TrySetCanceled(cancellationToken));
        Task[] accepting = [.. _listeners.Select(listener => Task.Run(() => AcceptAsync(listener, judge)))];

        try
        {
            return await _code.Task.ConfigureAwait(false);
        }
        finally
        {
            Dispose();
            await Task.WhenAll(accepting).ConfigureAwait(false);
            await Task.WhenAll(_connections).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _stop.Cancel();

        foreach (TcpListener listener in _listeners)
        {
            listener.Stop();
        }
    }

    private async Task AcceptAsync(TcpListener listener, RedirectJudge judge)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await _free.WaitAsync(_stop.Token).ConfigureAwait(false);
                Socket socket = await listener.AcceptSocketAsync().ConfigureAwait(false);
                Keep(Task.Run(() => ServeAsync(socket, judge)));
            }
            catch (SocketException end) when (
                end.SocketErrorCode is SocketError.ConnectionAborted or SocketError.ConnectionReset)
            {
                // That client had left before its turn came.
                _free.Release();
            }
            catch (Exception end) when (
                end is OperationCanceledException or SocketException or InvalidOperationException)
            {
                // The listener was stopped.
                return;
            }
        }
    }

    private void Keep(Task connection)
    {
        lock (_connections)
        {
            _connections.RemoveAll(task => task.IsCompleted);
            _connections.Add(connection);
        }
    }

    private async Task ServeAsync(Socket socket, RedirectJudge judge)
    {
        // A read on .NET Framework ends only with its socket.
        using CancellationTokenSource late = _clock.CancelAfter(_limits.Connection);
        using CancellationTokenRegistration end = late.Token.Register(() => socket.Close(0));
        using CancellationTokenRegistration stop = _stop.Token.Register(() => socket.Close(0));

        try
        {
            using NetworkStream stream = new(socket, ownsSocket: false);
            await AnswerAsync(socket, stream, judge).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is IOException or SocketException or ObjectDisposedException)
        {
            // The client is gone, or its time is up.
        }
        finally
        {
            socket.Dispose();
            _free.Release();
        }
    }

    private async Task AnswerAsync(Socket socket, Stream stream, RedirectJudge judge)
    {
        RedirectRequest request = await RedirectRequest.ReadAsync(stream).ConfigureAwait(false);
        RedirectVerdict verdict = judge.Judge(request);
        bool decides = verdict.IsFinal && Interlocked.Exchange(ref _isAnswered, 1) == 0;
        byte[] page = RedirectPage.Write(verdict.IsFinal && !decides ? 404 : verdict.Status);

        try
        {
            await stream.WriteAsync(page, 0, page.Length).ConfigureAwait(false);
            socket.Shutdown(SocketShutdown.Send);
            await DrainAsync(socket, stream).ConfigureAwait(false);
        }
        finally
        {
            if (decides)
            {
                Decide(verdict);
            }
        }
    }

    // Closing on a client that still sends would take the answer away from it.
    private async Task DrainAsync(Socket socket, Stream stream)
    {
        using CancellationTokenSource late = _clock.CancelAfter(_limits.Farewell);
        using CancellationTokenRegistration end = late.Token.Register(() => socket.Close(0));
        byte[] buffer = new byte[4096];

        while (await stream.ReadAsync(buffer, 0, buffer.Length).ConfigureAwait(false) > 0)
        {
        }
    }

    private void Decide(RedirectVerdict verdict)
    {
        if (verdict.Failure is GdapException failure)
        {
            _code.TrySetException(failure);
        }
        else
        {
            _code.TrySetResult(verdict.Code!);
        }
    }
}
