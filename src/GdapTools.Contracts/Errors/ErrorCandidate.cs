namespace GdapTools;

/// <summary>One of several causes an error may have.</summary>
public sealed class ErrorCandidate
{
    public ChainLink Link { get; init; }

    public string Cause { get; init; } = "";

    public Confidence Confidence { get; init; }
}
