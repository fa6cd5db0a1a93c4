using System.Linq;
using System.Text.Json;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication.RefreshTokens;

/// <summary>
/// The refresh token in the cache of a public client that signs in once. MSAL's results hold one for confidential
/// clients only; its cache hands its content out to whoever keeps it elsewhere, in the JSON that all MSAL libraries share.
/// Source: https://learn.microsoft.com/entra/msal/dotnet/how-to/custom-token-cache-in-public-client-applications
/// </summary>
internal sealed class CachedRefreshToken
{
    public CachedRefreshToken(ITokenCache cache)
    {
        cache.SetAfterAccess(access =>
        {
            if (access.HasStateChanged)
            {
                Value = Read(access.TokenCache.SerializeMsalV3());
            }
        });
    }

    /// <summary>Null when none was issued.</summary>
    public string? Value { get; private set; }

    private static string? Read(byte[] cache)
    {
        using JsonDocument document = JsonDocument.Parse(cache);
        return document.RootElement.TryGetProperty("RefreshToken", out JsonElement tokens)
            && tokens.ValueKind == JsonValueKind.Object
                ? tokens.EnumerateObject().Select(token => Secret(token.Value)).FirstOrDefault(secret => secret is not null)
                : null;
    }

    private static string? Secret(JsonElement token) =>
        token.ValueKind == JsonValueKind.Object
        && token.TryGetProperty("secret", out JsonElement secret)
        && secret.ValueKind == JsonValueKind.String
            ? secret.GetString()
            : null;
}
