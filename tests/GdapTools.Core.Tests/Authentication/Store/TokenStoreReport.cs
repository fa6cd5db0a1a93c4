namespace GdapTools.Core.Tests.Authentication.Store;

/// <summary>What a process has to tell of its store.</summary>
internal sealed record TokenStoreReport
{
    public bool? IsEncrypted { get; init; }

    /// <summary>How often the user was asked.</summary>
    public int Prompts { get; init; }

    public string? ErrorId { get; init; }

    public string? Message { get; init; }

    public string? RecommendedAction { get; init; }
}
