using System.Text.Json;
using System.Text.Json.Nodes;

namespace GdapTools.Core.Authentication;

/// <summary>
/// The claims request that has Entra ask for MFA, whatever its policies say. What counts is the token that comes back.
/// Source: https://learn.microsoft.com/entra/identity-platform/developer-guide-conditional-access-authentication-context;
/// that the value p1 means MFA is known from Azure CLI and Azure Resource Manager, and unproven for Graph.
/// </summary>
internal static class MfaDemand
{
    /// <summary>The request by itself.</summary>
    public const string Claims = "{\"access_token\":{\"acrs\":" + Json + "}}";

    private const string Member = "access_token";
    private const string Json = """{"essential":true,"values":["p1"]}""";

    /// <summary>The request, along with other claims that are demanded.</summary>
    /// <param name="claims">As JSON; null for none. What is no JSON object is left as it is.</param>
    public static string AddTo(string? claims)
    {
        if (Read(claims) is not JsonObject request)
        {
            return claims!;
        }

        if (request[Member] is not JsonObject accessToken)
        {
            request[Member] = accessToken = [];
        }

        accessToken["acrs"] ??= JsonNode.Parse(Json);
        return request.ToJsonString();
    }

    private static JsonObject? Read(string? claims)
    {
        try
        {
            return claims is null ? [] : JsonNode.Parse(claims) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
