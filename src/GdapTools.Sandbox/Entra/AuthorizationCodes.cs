using System;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace GdapTools.Sandbox.Entra;

/// <summary>The authorization codes that have been handed out, with their proof key.</summary>
internal sealed class AuthorizationCodes
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public void Add(string code, SignIn signIn, string? challenge) => _entries[code] = new Entry(signIn, challenge);

    /// <summary>The sign-in behind a code; null when the sandbox did not issue it.</summary>
    public SignIn? Find(string code) => _entries.TryGetValue(code, out Entry? entry) ? entry.SignIn : null;

    /// <summary>Whether the verifier answers the challenge of the code. Only <c>S256</c>, as clients send it.</summary>
    public bool IsProven(string code, string? verifier)
    {
        if (!_entries.TryGetValue(code, out Entry? entry) || entry.Challenge is null)
        {
            return true;
        }

        using SHA256 hash = SHA256.Create();
        byte[] digest = hash.ComputeHash(Encoding.ASCII.GetBytes(verifier ?? ""));
        return Base64Url.Encode(digest) == entry.Challenge;
    }

    private sealed record Entry(SignIn SignIn, string? Challenge);
}
