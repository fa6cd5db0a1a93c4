namespace GdapTools;

/// <summary>What a service answered to a token.</summary>
public sealed class ProbeResult
{
    public ProbeTarget Target { get; init; }

    public GdapVerdict Verdict { get; init; }

    /// <summary>HTTP status; null when no call was made or no answer came.</summary>
    public int? StatusCode { get; init; }

    public string? ErrorCode { get; init; }

    public string Message { get; init; } = "";
}
