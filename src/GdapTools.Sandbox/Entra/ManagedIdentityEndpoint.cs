using System.Globalization;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>The endpoint that Azure gives to a machine with an identity, in the form of App Service and Automation: the
/// environment names it as <c>IDENTITY_ENDPOINT</c>.
/// Source: https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference</summary>
internal sealed class ManagedIdentityEndpoint(SandboxWorld world, SignInBook signIns)
{
    public const string Path = "msi/token";

    private const string SystemAssigned = "7b1f7a52-5c0c-4c54-8c0e-2a4f0a6f7d11";

    public SandboxResponse Handle(SandboxCall call)
    {
        TokenRequest request = new(call);
        if (call.Header("X-IDENTITY-HEADER") is null || request["resource"] is not string resource)
        {
            return EntraJson.Answer(400, writer =>
            {
                writer.WriteNumber("statusCode", 400);
                writer.WriteString("message", "The header X-IDENTITY-HEADER and a resource are needed.");
            });
        }

        string home = world.Snapshot.PartnerTenantId;
        call.TenantId = home;
        TokenGrant grant = new(world, call.Now, request, signIns.Get(SignInBook.Default), home, home)
        {
            Lifetime = System.TimeSpan.FromHours(24),
        };
        JsonObject claims = AccessToken.ForApp(grant);
        string identity = request.ClientId ?? SystemAssigned;
        claims["appid"] = identity;
        claims["oid"] = identity;
        claims["sub"] = identity;
        return EntraJson.Answer(200, writer =>
        {
            writer.WriteString("access_token", Jwt.Write(claims));
            writer.WriteString("client_id", identity);
            writer.WriteString("expires_on", grant.ExpiresAt.ToString(CultureInfo.InvariantCulture));
            writer.WriteString("resource", resource);
            writer.WriteString("token_type", "Bearer");
        });
    }
}
