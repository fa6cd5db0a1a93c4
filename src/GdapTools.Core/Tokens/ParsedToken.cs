namespace GdapTools.Core.Tokens;

/// <summary>A text taken apart as a token. Keeps neither the text nor its signature.</summary>
/// <param name="Form">What the text is.</param>
/// <param name="Header">The header, when it can be read.</param>
/// <param name="Claims">The payload, when it can be read.</param>
/// <param name="HasSignature">False for a token handed over without its last part.</param>
internal sealed record ParsedToken(
    TokenForm Form,
    TokenClaims? Header = null,
    TokenClaims? Claims = null,
    bool HasSignature = false);
