using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Delivery;

/// <summary>Carries answers to the client at the pace they are meant to come, by the sandbox's clock.</summary>
internal sealed class AnswerDelivery
{
    private readonly TimeProvider _clock;
    private readonly TimeSpan _latency;
    private readonly TimeSpan _interval;

    public AnswerDelivery(SandboxOptions options)
    {
        _clock = options.Clock;
        _latency = options.Latency;
        _interval = options.TrickleInterval;
    }

    /// <summary>Waits until the first byte of an answer may leave; for ever if none is meant to come.</summary>
    public async Task WaitAsync(SandboxResponse answer, CancellationToken cancellationToken)
    {
        if (answer.Delivery == DeliveryKind.Never)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken).ConfigureAwait(false);
        }

        if (_latency > TimeSpan.Zero)
        {
            await DelayAsync(_latency, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>The body in the pieces in which it is to be sent.</summary>
    /// <exception cref="EndOfStreamException">The connection is to end here, in the middle of the body.</exception>
    public async IAsyncEnumerable<ArraySegment<byte>> ReadBodyAsync(
        SandboxResponse answer, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        byte[] body = answer.Body;
        int length = answer.Delivery == DeliveryKind.CutOff ? body.Length / 2 : body.Length;
        int piece = answer.Delivery == DeliveryKind.Trickle ? 1 : Math.Max(1, length);
        for (int start = 0; start < length; start += piece)
        {
            if (answer.Delivery == DeliveryKind.Trickle)
            {
                await DelayAsync(_interval, cancellationToken).ConfigureAwait(false);
            }

            yield return new ArraySegment<byte>(body, start, piece);
        }

        if (answer.Delivery == DeliveryKind.CutOff)
        {
            throw new EndOfStreamException("The connection ended in the middle of the answer.");
        }
    }

    private Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) =>
#if NET
        Task.Delay(delay, _clock, cancellationToken);
#else
        _clock.Delay(delay, cancellationToken);
#endif
}
