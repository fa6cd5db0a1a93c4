using System;

namespace GdapTools.Sandbox.Tests.Support;

/// <summary>An observer that does one thing with what comes.</summary>
internal sealed class Ear<T>(Action<T> hear) : IObserver<T>
{
    public void OnNext(T value) => hear(value);

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }
}
