using System;
using System.Collections.Concurrent;

namespace GdapTools.Sandbox.Entra;

/// <summary>The device codes that have been handed out, each approved at the second poll.</summary>
internal sealed class DeviceCodes
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public void Add(string code, SignIn signIn) => _entries[code] = new Entry(signIn);

    /// <summary>The sign-in behind a code; null when there is no such code.</summary>
    public SignIn? Find(string code) => _entries.TryGetValue(code, out Entry? entry) ? entry.SignIn : null;

    /// <summary>Counts a poll and tells whether the user has approved by now.</summary>
    public bool IsApproved(string code) =>
        _entries.TryGetValue(code, out Entry? entry) && System.Threading.Interlocked.Increment(ref entry.Polls) >= 2;

    private sealed class Entry(SignIn signIn)
    {
        public int Polls;

        public SignIn SignIn { get; } = signIn;
    }
}
