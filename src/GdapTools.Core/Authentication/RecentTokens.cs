using System;
using System.Collections.Generic;

namespace GdapTools.Core.Authentication;

/// <summary>A bounded memory of live access tokens, so that one customer's calls share one redemption.</summary>
internal sealed class RecentTokens(TimeProvider clock)
{
    private const int Capacity = 64;
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(5);

    private readonly object _lock = new();
    private readonly Dictionary<string, LinkedListNode<Entry>> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly LinkedList<Entry> _byUse = new();

    /// <param name="tenantId">Who issued it.</param>
    /// <param name="scope">What it opens.</param>
    /// <param name="acquiredAfter">Passes over a token that is not newer; null takes any.</param>
    public string? Find(string tenantId, string scope, DateTimeOffset? acquiredAfter)
    {
        lock (_lock)
        {
            if (!_byKey.TryGetValue(Key(tenantId, scope), out LinkedListNode<Entry>? node))
            {
                return null;
            }

            _byUse.Remove(node);

            // An answer can date a token to the beginning of time.
            if (node.Value.ExpiresOn <= clock.GetUtcNow() + s_margin || node.Value.AcquiredAt <= acquiredAfter)
            {
                _byKey.Remove(node.Value.Key);
                return null;
            }

            _byUse.AddFirst(node);
            return node.Value.Token;
        }
    }

    public void Keep(string tenantId, string scope, string token, DateTimeOffset expiresOn)
    {
        lock (_lock)
        {
            string key = Key(tenantId, scope);

            if (_byKey.TryGetValue(key, out LinkedListNode<Entry>? old))
            {
                _byUse.Remove(old);
            }

            _byKey[key] = _byUse.AddFirst(new Entry(key, token, expiresOn, clock.GetUtcNow()));

            if (_byUse.Count > Capacity)
            {
                _byKey.Remove(_byUse.Last!.Value.Key);
                _byUse.RemoveLast();
            }
        }
    }

    private static string Key(string tenantId, string scope) => tenantId + " " + scope;

    private sealed record Entry(string Key, string Token, DateTimeOffset ExpiresOn, DateTimeOffset AcquiredAt);
}
