using System;
using System.Threading;

namespace GdapTools.Sandbox.Http;

/// <summary>A request that was received and not yet answered or given up; counted while it is.</summary>
internal sealed class LiveRequest : IDisposable
{
    private readonly Action _onEnd;
    private int _hasEnded;

    public LiveRequest(Action onEnd)
    {
        _onEnd = onEnd;
    }

    /// <summary>Counts it as answered; once only.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _hasEnded, 1) == 0)
        {
            _onEnd();
        }
    }

    public void Dispose() => End();
}
