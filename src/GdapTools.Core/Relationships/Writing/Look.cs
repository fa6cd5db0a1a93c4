namespace GdapTools.Core.Relationships.Writing;

/// <summary>What was seen when a change was looked for.</summary>
internal sealed record Look
{
    private Look()
    {
    }

    /// <summary>The change has been made, or is being made.</summary>
    public static Look Made { get; } = new() { IsMade = true };

    public bool IsMade { get; private init; }

    /// <summary>How things differ from what the user saw, other than by the change; null when they do not.</summary>
    public string? Difference { get; private init; }

    /// <summary>Something else is in its place, and why that is none of the change.</summary>
    public GdapException? Clash { get; private init; }

    /// <summary>The ETag of now.</summary>
    public string? ETag { get; private init; }

    /// <summary>The change has not been made, and everything is as the user saw it.</summary>
    public static Look NotMade(string? etag = null) => new() { ETag = etag };

    /// <summary>Somebody has changed it in the meantime.</summary>
    public static Look Changed(string difference) => new() { Difference = difference };

    /// <summary>What was to be created is there, and is the same; null when nothing is there.</summary>
    /// <param name="isThere">Whether something of that name is there.</param>
    /// <param name="clash">Why it is something else; null when it is the same.</param>
    public static Look Of(bool isThere, GdapException? clash) =>
        !isThere ? NotMade() : clash is null ? Made : new Look { Clash = clash };
}
