using System;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>Successful answers of the token endpoint.</summary>
internal static class TokenAnswer
{
    private static readonly string[] s_protocolScopes = ["openid", "profile", "email", "offline_access"];

    public static SandboxResponse ForApp(TokenGrant grant) => EntraJson.Answer(200, writer =>
    {
        writer.WriteString("token_type", "Bearer");
        WriteLifetime(writer, grant);
        writer.WriteString("access_token", Jwt.Write(AccessToken.ForApp(grant)));
    });

    public static SandboxResponse ForUser(TokenGrant grant, string refreshToken) => EntraJson.Answer(200, writer =>
    {
        JsonObject claims = AccessToken.ForUser(grant);
        writer.WriteString("token_type", "Bearer");
        writer.WriteString("scope", Scope(grant, claims));
        WriteLifetime(writer, grant);
        writer.WriteString("access_token", Jwt.Write(claims));
        writer.WriteString("refresh_token", refreshToken);
        writer.WriteString("id_token", Jwt.Write(IdToken(grant, claims)));
        writer.WriteString("client_info", ClientInfo(grant, claims));
    });

    private static void WriteLifetime(Utf8JsonWriter writer, TokenGrant grant)
    {
        writer.WriteNumber("expires_in", grant.ExpiresIn);
        writer.WriteNumber("ext_expires_in", grant.ExpiresIn);
    }

    private static string Scope(TokenGrant grant, JsonObject claims)
    {
        string granted = claims["scp"]?.ToString() ?? "";
        string[] wanted = grant.Request.Scope.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        return string.Join(" ", granted.Split([' '], StringSplitOptions.RemoveEmptyEntries)
            .Select(scope => $"{grant.Request.Resource}/{scope}")
            .Concat(wanted.Except(s_protocolScopes, StringComparer.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase));
    }

    private static JsonObject IdToken(TokenGrant grant, JsonObject claims) => new()
    {
        ["aud"] = grant.Request.ClientId,
        ["iss"] = $"https://login.microsoftonline.com/{grant.TenantId}/v2.0",
        ["iat"] = grant.IssuedAt,
        ["nbf"] = grant.NotBefore,
        ["exp"] = grant.ExpiresAt,
        ["name"] = claims["name"]?.ToString(),
        ["oid"] = claims["oid"]?.ToString(),
        ["preferred_username"] = claims["upn"]?.ToString(),
        ["sub"] = claims["sub"]?.ToString() ?? claims["oid"]?.ToString(),
        ["tid"] = grant.TenantId,
        ["ver"] = "2.0",
    };

    private static string ClientInfo(TokenGrant grant, JsonObject claims)
    {
        JsonObject info = new()
        {
            ["uid"] = grant.SignIn.Account?.Id ?? claims["oid"]?.ToString(),
            ["utid"] = grant.HomeTenantId,
        };
        return Base64Url.Encode(Encoding.UTF8.GetBytes(info.ToJsonString()));
    }
}
