using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Delivery;

/// <summary>The body of an answer in process, as slow or as incomplete as it would come over a connection.</summary>
internal sealed class DeliveredStream : Stream
{
    private readonly CancellationTokenSource _end = new();
    private readonly IAsyncEnumerator<ArraySegment<byte>> _pieces;
    private ArraySegment<byte> _piece = new([]);
    private bool _isDisposed;

    public DeliveredStream(AnswerDelivery delivery, SandboxResponse answer)
    {
        _pieces = delivery.ReadBodyAsync(answer, _end.Token).GetAsyncEnumerator(_end.Token);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async Task<int> ReadAsync(
        byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        using CancellationTokenRegistration stop = cancellationToken.Register(_end.Cancel);
        while (_piece.Count == 0)
        {
            if (!await _pieces.MoveNextAsync().ConfigureAwait(false))
            {
                return 0;
            }

            _piece = _pieces.Current;
        }

        int taken = Math.Min(count, _piece.Count);
        Array.Copy(_piece.Array!, _piece.Offset, buffer, offset, taken);
        _piece = new ArraySegment<byte>(_piece.Array!, _piece.Offset + taken, _piece.Count - taken);
        return taken;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        ReadAsync(buffer, offset, count, CancellationToken.None).GetAwaiter().GetResult();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isDisposed)
        {
            _isDisposed = true;
            _end.Cancel();
            _end.Dispose();
        }

        base.Dispose(disposing);
    }
}
