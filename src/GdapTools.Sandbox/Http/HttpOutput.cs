using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Sandbox.Delivery;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Http;

/// <summary>Sends answers to a client.</summary>
internal sealed class HttpOutput(Stream stream, AnswerDelivery delivery)
{
    private const int Tail = 1024;

    private static readonly byte[] s_beginning = Encoding.ASCII.GetBytes("HTTP/1.1 200");
    private static readonly byte[] s_continue = Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\n");

    /// <summary>Tells the client to send its body.</summary>
    public Task InviteAsync() => WriteAsync(new ArraySegment<byte>(s_continue));

    /// <summary>The first bytes of an answer that will never be whole. A client that has seen them does not repeat the
    /// request by itself.</summary>
    public Task BeginAsync() => WriteAsync(new ArraySegment<byte>(s_beginning));

    /// <summary>Sends an answer to what was no request.</summary>
    public Task RefuseAsync(SandboxResponse answer)
    {
        byte[] head = HttpAnswerHead.Write(answer, keepsAlive: false, isVersion11: true);
        return WriteAsync(new ArraySegment<byte>([.. head, .. answer.Body]));
    }

    /// <summary>Sends an answer.</summary>
    /// <param name="answer">What to send.</param>
    /// <param name="request">What it answers.</param>
    /// <param name="keepsAlive">Whether another one may follow.</param>
    /// <param name="onLast">Called before the last bytes go, which the client may see at once.</param>
    /// <param name="cancellationToken">Cancelled when the client is gone.</param>
    /// <exception cref="EndOfStreamException">The connection is to end here.</exception>
    public async Task SendAsync(
        SandboxResponse answer,
        HttpRequest request,
        bool keepsAlive,
        Action onLast,
        CancellationToken cancellationToken)
    {
        byte[] head = HttpAnswerHead.Write(answer, keepsAlive, request.IsVersion11);
        bool hasBody = HttpAnswerHead.HasBody(answer) && !request.IsHead && answer.Body.Length > 0;
        if (!hasBody || answer.Delivery == DeliveryKind.Whole)
        {
            await WriteWholeAsync(hasBody ? [.. head, .. answer.Body] : head, onLast).ConfigureAwait(false);
            return;
        }

        await WriteAsync(new ArraySegment<byte>(head)).ConfigureAwait(false);
        await foreach (ArraySegment<byte> piece in delivery.ReadBodyAsync(answer, cancellationToken)
            .ConfigureAwait(false))
        {
            if (piece.Offset + piece.Count == answer.Body.Length)
            {
                onLast();
            }

            await WriteAsync(piece).ConfigureAwait(false);
        }
    }

    // Only the tail of a long answer is sent after it was counted: as long as a client does not read, it is live.
    private async Task WriteWholeAsync(byte[] bytes, Action onLast)
    {
        int first = Math.Max(0, bytes.Length - Tail);
        if (first > 0)
        {
            await WriteAsync(new ArraySegment<byte>(bytes, 0, first)).ConfigureAwait(false);
        }

        onLast();
        await WriteAsync(new ArraySegment<byte>(bytes, first, bytes.Length - first)).ConfigureAwait(false);
    }

    private Task WriteAsync(ArraySegment<byte> bytes) => stream.WriteAsync(bytes.Array!, bytes.Offset, bytes.Count);
}
