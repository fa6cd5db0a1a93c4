using System;
using System.IO;
using System.IO.Compression;

namespace GdapTools.Core.Snapshots;

/// <summary>Takes the bytes of a snapshot from a stream, unzipped, without byte order mark, up to a limit.</summary>
internal static class SnapshotBytes
{
    public static ReadOnlyMemory<byte> Read(Stream stream, string name, int limit)
    {
        try
        {
            ReadOnlyMemory<byte> content = ReadAll(stream, name, limit);
            if (IsGzip(content.Span))
            {
                using MemoryStream zipped = new(content.ToArray(), writable: false);
                using GZipStream unzipped = new(zipped, CompressionMode.Decompress);
                content = ReadAll(unzipped, name, limit);
            }

            return WithoutByteOrderMark(content);
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException)
        {
            throw SnapshotErrors.Unreadable(name, failure.Message, failure);
        }
    }

    private static ReadOnlyMemory<byte> ReadAll(Stream stream, string name, int limit)
    {
        using MemoryStream content = new();
        byte[] buffer = new byte[81920];
        int count;
        while ((count = stream.Read(buffer, 0, buffer.Length)) > 0)
        {
            if (content.Length + count > limit)
            {
                throw SnapshotErrors.Unreadable(name, $"it holds more than {limit / (1024 * 1024)} MB.");
            }

            content.Write(buffer, 0, count);
        }

        return new ReadOnlyMemory<byte>(content.GetBuffer(), 0, (int)content.Length);
    }

    private static bool IsGzip(ReadOnlySpan<byte> content) =>
        content.Length >= 2 && content[0] == 0x1F && content[1] == 0x8B;

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> content)
    {
        ReadOnlySpan<byte> bytes = content.Span;
        bool marked = bytes.Length >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF;
        return marked ? content.Slice(3) : content;
    }
}
