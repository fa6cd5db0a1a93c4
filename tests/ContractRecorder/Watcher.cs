using System;

namespace GdapTools.ContractRecorder;

/// <summary>An observer that minds only what comes.</summary>
internal abstract class Watcher<T> : IObserver<T>
{
    public abstract void OnNext(T value);

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
