namespace GdapTools.Contract.Tests.Validation;

/// <summary>One breach of the contract.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Place">Where: a JSON path into the request's or the answer's body, or a query option.</param>
/// <param name="Detail">What stands there and what should.</param>
public sealed record Violation(ViolationKind Kind, string Place, string Detail)
{
    public override string ToString() => $"{Kind} at {Place}: {Detail}";
}
