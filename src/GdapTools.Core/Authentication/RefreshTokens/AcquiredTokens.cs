namespace GdapTools.Core.Authentication.RefreshTokens;

/// <summary>What a sign-in brought.</summary>
internal sealed record AcquiredTokens(string AccessToken, string? RefreshToken)
{
    /// <summary>Keeps the tokens out of any text made of this object.</summary>
    public override string ToString() => nameof(AcquiredTokens);
}
