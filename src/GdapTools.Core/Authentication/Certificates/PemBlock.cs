using System;
using System.Collections.Generic;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>One labelled part of a PEM text. Points into the text, so that no copy of a key stays behind.
/// Source: https://learn.microsoft.com/dotnet/api/system.security.cryptography.pemencoding</summary>
internal sealed class PemBlock
{
    private const string Begin = "-----BEGIN ";
    private const string Dashes = "-----";

    private readonly char[] _text;
    private readonly int _start;
    private readonly int _length;

    private PemBlock(string label, char[] text, int start, int length)
    {
        Label = label;
        _text = text;
        _start = start;
        _length = length;
    }

    /// <summary>Such as <c>CERTIFICATE</c>.</summary>
    public string Label { get; }

    public bool IsPrivateKey => Label.EndsWith("PRIVATE KEY", StringComparison.Ordinal);

    /// <summary>OpenSSL's own encryption from before PKCS#8, which .NET does not read.</summary>
    public bool IsEncryptedOldWay => _text.AsSpan(_start, _length).IndexOf("Proc-Type:".AsSpan()) >= 0;

    /// <summary>All parts in order; a part without an end ends the list.</summary>
    public static IReadOnlyList<PemBlock> ReadAll(char[] text)
    {
        List<PemBlock> blocks = [];
        for (int at = 0; Next(text, at) is PemBlock block; at = block._start + block._length)
        {
            blocks.Add(block);
        }

        return blocks;
    }

    /// <returns>The part's content, which the caller clears if it is a key.</returns>
    /// <exception cref="FormatException">It is not base 64.</exception>
    public byte[] Decode() => Convert.FromBase64CharArray(_text, _start, _length);

    private static PemBlock? Next(char[] text, int at)
    {
        int label = Find(text, at, Begin) + Begin.Length;
        int labelEnd = label < Begin.Length ? -1 : Find(text, label, Dashes);
        if (labelEnd < 0)
        {
            return null;
        }

        string name = new(text, label, labelEnd - label);
        int start = labelEnd + Dashes.Length;
        int end = Find(text, start, $"-----END {name}-----");
        return end < 0 ? null : new PemBlock(name, text, start, end - start);
    }

    private static int Find(char[] text, int from, string wanted)
    {
        int found = text.AsSpan(from).IndexOf(wanted.AsSpan());
        return found < 0 ? -1 : from + found;
    }
}
