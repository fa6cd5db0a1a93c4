using System;
using System.Linq;
using System.Text.Json.Nodes;
using GdapTools.Core.Snapshots;

namespace GdapTools.Sandbox.Entra;

/// <summary>The claims of access tokens.
/// Source: https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference</summary>
internal static class AccessToken
{
    private static readonly string[] s_namesOfUser =
    [
        "name", "given_name", "family_name", "unique_name", "preferred_username", "email", "puid", "sub", "onprem_sid",
    ];

    private static readonly string[] s_onlyInUserTokens =
    [
        "amr", "upn", "scp", "acct", "acr", "acrs", "auth_time", "deviceid", "ipaddr", "platf", "pwd_exp",
        "signin_state",
    ];

    public static JsonObject ForUser(TokenGrant grant)
    {
        SnapshotAccount? account = grant.SignIn.Account;
        JsonObject claims = grant.CopyClaims();
        bool isOther = !grant.SignIn.HasOwnClaims && account?.Id is not null && Differs(claims, account.Id);
        if (isOther)
        {
            Remove(claims, ["oid", "upn", .. s_namesOfUser]);
        }

        SetFrame(claims, grant);
        if (Text(claims, "idtyp") == "app")
        {
            return claims;
        }

        claims["oid"] = grant.FindGuestId() is string guest ? guest : Text(claims, "oid") ?? account?.Id;
        claims["upn"] = Text(claims, "upn") ?? account?.UserPrincipalName;
        if (grant.FindGuestId() is not null)
        {
            claims["acct"] = 1;
        }

        if (grant.SignIn.ConsentsToScopes && grant.Request.NamedScopes.Length > 0)
        {
            claims["scp"] = grant.Request.NamedScopes;
        }

        if (Text(claims, "scp") is null)
        {
            claims["scp"] = grant.DefaultScopes;
        }

        Remove(claims, [.. claims.Where(claim => claim.Value is null).Select(claim => claim.Key)]);
        return claims;
    }

    public static JsonObject ForApp(TokenGrant grant)
    {
        JsonObject claims = grant.CopyClaims();
        bool isOfUser = Text(claims, "idtyp") != "app" && claims["roles"] is null;
        string? scopes = Text(claims, "scp");
        Remove(claims, [.. s_onlyInUserTokens, .. s_namesOfUser]);
        SetFrame(claims, grant);
        claims["idtyp"] = "app";
        claims["appidacr"] = grant.Request.ClientSecret is null ? "2" : "1";
        if (isOfUser)
        {
            string[] roles = (scopes ?? "").Split([' '], StringSplitOptions.RemoveEmptyEntries);
            claims["roles"] = new JsonArray([.. roles.Select(role => (JsonNode)role)]);
            Remove(claims, ["wids"]);
            claims["oid"] = grant.Request.ClientId;
        }

        claims["sub"] = Text(claims, "oid");
        return claims;
    }

    private static void SetFrame(JsonObject claims, TokenGrant grant)
    {
        bool isVersion2 = Text(claims, "ver") == "2.0";
        claims["aud"] = grant.Request.Resource;
        claims["iss"] = isVersion2 ? $"https://login.microsoftonline.com/{grant.TenantId}/v2.0" : grant.Issuer;
        claims["iat"] = grant.IssuedAt;
        claims["nbf"] = grant.NotBefore;
        claims["exp"] = grant.ExpiresAt;
        claims[isVersion2 ? "azp" : "appid"] = grant.Request.ClientId;
        claims["tid"] = grant.TenantId;
        claims["ver"] = isVersion2 ? "2.0" : "1.0";
        claims["uti"] = grant.TokenId;
        DemandedClaims.Apply(claims, grant.Request["claims"]);
    }

    private static bool Differs(JsonObject claims, string id) =>
        Text(claims, "oid") is string oid && !oid.Equals(id, StringComparison.OrdinalIgnoreCase);

    private static void Remove(JsonObject claims, string[] names)
    {
        foreach (string name in names)
        {
            claims.Remove(name);
        }
    }

    private static string? Text(JsonObject claims, string name) =>
        claims[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;
}
