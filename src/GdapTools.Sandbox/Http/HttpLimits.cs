namespace GdapTools.Sandbox.Http;

/// <summary>How much a client may send.</summary>
internal static class HttpLimits
{
    /// <summary>Bytes of the request line and all headers.</summary>
    public const int Head = 32 * 1024;

    /// <summary>Bytes of a body; far above a full <c>$batch</c>.</summary>
    public const int Body = 8 * 1024 * 1024;

    /// <summary>Bytes of a line of the chunked coding, which holds no data.</summary>
    public const int ChunkLine = 1024;

    /// <summary>Bytes that may come ahead of their turn; beyond, the client is not watched any more.</summary>
    public const int Ahead = 64 * 1024;

    /// <summary>Connections at a time; more wait to be accepted.</summary>
    public const int Connections = 512;
}
