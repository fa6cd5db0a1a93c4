namespace GdapTools.Core.Diagnosis;

/// <summary>A cause that can be the same for several customers, as it is told once for all of them.</summary>
/// <param name="Id">Of the finding that tells it; equal causes have equal ids.</param>
/// <param name="Step">What is told.</param>
public sealed record SharedCause(string Id, ChainStep Step);
