using System;
using System.Threading.Tasks;

namespace GdapTools.Core.Customers;

/// <summary>Something that is read once, by whoever asks first; all get the same. Safe for concurrent use.</summary>
internal sealed class OnceRead<T>
{
    private readonly object _lock = new();
    private Task<T>? _reading;

    public Task<T> GetAsync(Func<Task<T>> read)
    {
        lock (_lock)
        {
            return _reading ??= read();
        }
    }
}
