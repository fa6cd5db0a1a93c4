using System;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>What clients read before they sign in.</summary>
internal static class EntraDiscovery
{
    public static SandboxResponse Instances(SandboxCall call) => EntraJson.Answer(200, writer =>
    {
        string host = call.Uri.Authority;
        writer.WriteString(
            "tenant_discovery_endpoint", $"https://{host}/common/v2.0/.well-known/openid-configuration");
        writer.WriteString("api-version", "1.1");
        writer.WriteStartArray("metadata");
        writer.WriteStartObject();
        writer.WriteString("preferred_network", host);
        writer.WriteString("preferred_cache", host);
        writer.WriteStartArray("aliases");
        writer.WriteStringValue(host);
        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteEndArray();
    });

    public static SandboxResponse Keys() => EntraJson.Answer(200, writer =>
    {
        writer.WriteStartArray("keys");
        writer.WriteEndArray();
    });

    public static SandboxResponse Configuration(SandboxCall call, string tenantId) => EntraJson.Answer(200, writer =>
    {
        string root = $"{call.Uri.GetLeftPart(UriPartial.Authority)}/{tenantId}";
        writer.WriteString("issuer", $"https://login.microsoftonline.com/{tenantId}/v2.0");
        writer.WriteString("authorization_endpoint", $"{root}/oauth2/v2.0/authorize");
        writer.WriteString("token_endpoint", $"{root}/oauth2/v2.0/token");
        writer.WriteString("device_authorization_endpoint", $"{root}/oauth2/v2.0/devicecode");
        writer.WriteString("jwks_uri", $"{root}/discovery/v2.0/keys");
        WriteTexts(writer, "response_modes_supported", ["query", "fragment", "form_post"]);
        WriteTexts(writer, "response_types_supported", ["code"]);
        WriteTexts(writer, "scopes_supported", ["openid", "profile", "email", "offline_access"]);
        writer.WriteNull("tenant_region_scope");
        writer.WriteString("cloud_instance_name", "microsoftonline.com");
    });

    public static SandboxResponse Realm(string endpoint) => EntraJson.Answer(200, writer =>
    {
        writer.WriteString("ver", "1.0");
        writer.WriteString("account_type", "Managed");
        writer.WriteString("domain_name", endpoint.Substring(endpoint.LastIndexOf('@') + 1));
        writer.WriteString("cloud_instance_name", "microsoftonline.com");
        writer.WriteString("cloud_audience_urn", "urn:federation:MicrosoftOnline");
    });

    private static void WriteTexts(Utf8JsonWriter writer, string name, string[] texts)
    {
        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }
}
