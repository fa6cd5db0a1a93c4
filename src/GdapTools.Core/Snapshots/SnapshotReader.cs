using System;
using System.IO;
using System.Text.Json;

namespace GdapTools.Core.Snapshots;

/// <summary>Reads a snapshot: strict UTF-8 JSON, gzipped or not, which the content tells.</summary>
public static class SnapshotReader
{
    /// <summary>The largest snapshot that is read, in bytes after unzipping.</summary>
    public const int DefaultLimit = 256 * 1024 * 1024;

    /// <exception cref="GdapException"><c>SnapshotNotFound</c>, <c>SnapshotUnreadable</c>,
    /// <c>SnapshotFormatUnsupported</c> or <c>SnapshotInvalid</c>.</exception>
    public static Snapshot Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw SnapshotErrors.Unreadable(path, "it is a folder.");
        }

        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(stream, path);
        }
        catch (Exception failure) when (failure is FileNotFoundException or DirectoryNotFoundException)
        {
            throw SnapshotErrors.NotFound(path, failure);
        }
        catch (Exception failure) when (
            failure is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw SnapshotErrors.Unreadable(path, failure.Message, failure);
        }
    }

    /// <param name="stream">Read to its end; stays open.</param>
    /// <param name="name">What to call it in messages.</param>
    /// <exception cref="GdapException"><c>SnapshotUnreadable</c>, <c>SnapshotFormatUnsupported</c> or
    /// <c>SnapshotInvalid</c>.</exception>
    public static Snapshot Read(Stream stream, string name) => Read(stream, name, DefaultLimit);

    internal static Snapshot Read(Stream stream, string name, int limit)
    {
        ReadOnlyMemory<byte> json = SnapshotBytes.Read(stream, name, limit);
        if (json.IsEmpty)
        {
            throw SnapshotErrors.Invalid(name, "$", line: 1, "the file is empty.");
        }

        SnapshotText text = new(name, json);
        text.Check();
        try
        {
            JsonDocument document = JsonDocument.Parse(json);
            return SnapshotParser.Parse(new SnapshotNode(text, document.RootElement, "$"));
        }
        catch (JsonException failure)
        {
            throw text.Malformed(failure);
        }
    }
}
