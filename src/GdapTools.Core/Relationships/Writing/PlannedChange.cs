using System;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>A change as it would be made: what to say of it, and how to make it.</summary>
/// <typeparam name="T">What comes of it.</typeparam>
public sealed class PlannedChange<T>
{
    private readonly Func<CancellationToken, Task<T>> _execute;

    /// <param name="target">What would change, such as "relationship 'X' with customer 'Y'".</param>
    /// <param name="action">What exactly would change; null when everything is as wanted.</param>
    /// <param name="execute">Makes the change; where there is none, tells or waits for what is.</param>
    public PlannedChange(string target, string? action, Func<CancellationToken, Task<T>> execute)
    {
        Target = target;
        Action = action;
        _execute = execute;
    }

    public string Target { get; }

    public string? Action { get; }

    /// <exception cref="GdapException">It was refused, failed, or its outcome is not known.</exception>
    public Task<T> ExecuteAsync(CancellationToken cancellationToken) => _execute(cancellationToken);
}
