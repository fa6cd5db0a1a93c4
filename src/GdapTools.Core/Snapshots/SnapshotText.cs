using System;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace GdapTools.Core.Snapshots;

/// <summary>The text of a snapshot: checks what a JSON parser lets pass, and finds lines for messages.</summary>
internal sealed class SnapshotText
{
    private readonly string _name;
    private readonly ReadOnlyMemory<byte> _json;

    public SnapshotText(string name, ReadOnlyMemory<byte> json)
    {
        _name = name;
        _json = json;
    }

    /// <summary>Refuses other encodings, malformed JSON, comments, names given twice and broken characters.</summary>
    public void Check()
    {
        CheckEncoding();
        JsonWalk walk = new(_json.Span);
        try
        {
            while (walk.Read())
            {
                if (walk.IsRepeatedName)
                {
                    throw Invalid(walk, "the name is given twice in this object.");
                }
            }
        }
        catch (JsonException failure)
        {
            throw Malformed(failure);
        }
        catch (InvalidOperationException)
        {
            throw Invalid(walk, "the text holds half of a surrogate pair.");
        }
    }

    public GdapException Malformed(JsonException failure)
    {
        long line = (failure.LineNumber ?? 0) + 1;
        string problem = $"this is not JSON (byte {(failure.BytePositionInLine ?? 0) + 1} of the line).";
        return SnapshotErrors.Invalid(_name, "$", line, problem, failure);
    }

    public GdapException Unsupported(string format) => SnapshotErrors.Unsupported(_name, format);

    public GdapException Invalid(string path, string problem) =>
        SnapshotErrors.Invalid(_name, path, FindLine(path), problem);

    private GdapException Invalid(JsonWalk walk, string problem) =>
        SnapshotErrors.Invalid(_name, walk.Path, LineAt((int)walk.Position), problem);

    private long? FindLine(string path)
    {
        JsonWalk walk = new(_json.Span);
        while (walk.Read())
        {
            if (walk.Path == path)
            {
                return LineAt((int)walk.Position);
            }
        }

        return null;
    }

    private void CheckEncoding()
    {
        ReadOnlySpan<byte> bytes = _json.Span;
        if (bytes.Length >= 2 && ((bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF)))
        {
            throw SnapshotErrors.Invalid(_name, "$", 1, "the text is UTF-16; a snapshot is UTF-8.");
        }

        try
        {
            UTF8Encoding strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            if (MemoryMarshal.TryGetArray(_json, out ArraySegment<byte> content))
            {
                strict.GetCharCount(content.Array!, content.Offset, content.Count);
            }
        }
        catch (DecoderFallbackException failure)
        {
            int index = Math.Max(0, Math.Min(failure.Index, _json.Length));
            throw SnapshotErrors.Invalid(_name, "$", LineAt(index), "the text is not UTF-8.", failure);
        }
    }

    private long LineAt(int position)
    {
        ReadOnlySpan<byte> before = _json.Span.Slice(0, position);
        long line = 1;
        foreach (byte character in before)
        {
            if (character == (byte)'\n')
            {
                line++;
            }
        }

        return line;
    }
}
