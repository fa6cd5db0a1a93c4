using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Entra;

/// <summary>
/// The claims that a service demands and a client asks the token endpoint for. A token of the sandbox remembers with
/// which it was acquired. Source: https://learn.microsoft.com/entra/identity-platform/claims-challenge
/// </summary>
internal static class DemandedClaims
{
    private const string Mark = "xms_sandbox_claims";
    private const int Longest = 4096;

    /// <summary>What is demanded after a revocation, as JSON.</summary>
    /// <param name="notBefore">Seconds since 1970, before which no token may have been issued.</param>
    public static string Write(string notBefore) =>
        "{\"access_token\":{\"nbf\":{\"essential\":true, \"value\":\"" + notBefore + "\"}}}";

    /// <summary>Whether the token was acquired with that demand.</summary>
    public static bool AreMet(Caller caller, string notBefore) =>
        caller.Claims.Text(Mark) is string claims
        && AccessToken(claims)?.Find("nbf")?.Text("value") == notBefore;

    /// <summary>Marks a token with the claims that its request asks for, and with the client's capabilities.</summary>
    public static void Apply(JsonObject token, string? claims)
    {
        if (claims is null || claims.Length > Longest || AccessToken(claims) is not JsonElement demanded)
        {
            return;
        }

        token[Mark] = claims;
        string[] capabilities = [.. demanded.Find("xms_cc")?.Texts("values") ?? []];
        if (capabilities.Length > 0)
        {
            token["xms_cc"] = new JsonArray([.. capabilities.Select(capability => (JsonNode)capability)]);
        }
    }

    private static JsonElement? AccessToken(string claims)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(claims);
            return document.RootElement.Clone().Find("access_token");
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
