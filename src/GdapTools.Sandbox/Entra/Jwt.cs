using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GdapTools.Sandbox.Entra;

/// <summary>Tokens of the sandbox: readable, and worth nothing anywhere else.</summary>
internal static class Jwt
{
    private const string Signature = "sandbox";

    public static string Write(JsonObject claims)
    {
        string header = Base64Url.Encode(Encoding.UTF8.GetBytes("{\"typ\":\"JWT\",\"alg\":\"none\"}"));
        string payload = Base64Url.Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()));
        return $"{header}.{payload}.{Signature}";
    }

    /// <summary>The claims of a token; null when it is none that can be read.</summary>
    public static JsonElement? ReadClaims(string token)
    {
        string[] parts = token.Split('.');
        byte[]? payload = parts.Length == 3 ? Base64Url.Decode(parts[1]) : null;
        if (payload is null)
        {
            return null;
        }

        try
        {
            JsonElement claims = JsonDocument.Parse(payload).RootElement;
            return claims.ValueKind == JsonValueKind.Object ? claims : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
