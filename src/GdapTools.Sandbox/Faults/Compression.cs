using System;
using System.IO;
using System.IO.Compression;
using System.Text;
using System.Threading;

namespace GdapTools.Sandbox.Faults;

/// <summary>Bodies as gzip.</summary>
internal static class Compression
{
    private const int Megabyte = 1024 * 1024;
    private const int BombMegabytes = 128;

    private static readonly Lazy<byte[]> s_bomb = new(MakeBomb, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>An empty collection of Graph with 128 MB of blanks in it.</summary>
    public static byte[] Bomb => s_bomb.Value;

    public static byte[] Compress(byte[] body) => Compress(stream => stream.Write(body, 0, body.Length));

    private static byte[] MakeBomb() => Compress(stream =>
    {
        byte[] blanks = Encoding.ASCII.GetBytes(new string(' ', Megabyte));
        byte[] start = Encoding.ASCII.GetBytes("{\"value\":[");
        stream.Write(start, 0, start.Length);
        for (int count = 0; count < BombMegabytes; count++)
        {
            stream.Write(blanks, 0, blanks.Length);
        }

        byte[] end = Encoding.ASCII.GetBytes("]}");
        stream.Write(end, 0, end.Length);
    });

    private static byte[] Compress(Action<Stream> write)
    {
        using MemoryStream compressed = new();
        using (GZipStream stream = new(compressed, CompressionLevel.Optimal))
        {
            write(stream);
        }

        return compressed.ToArray();
    }
}
