using System.IO;
using System.Text;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.PartnerCenter;

/// <summary>Refusals of Partner Center.
/// Source: https://learn.microsoft.com/partner-center/developer/error-codes</summary>
internal static class PartnerCenterErrors
{
    public static SandboxResponse ExpiredToken() => InvalidToken(401, "Access denied: the token is expired.");

    public static SandboxResponse InvalidToken(int code, string description, string? reason = null) =>
        Create(401, code, description, reason).With("WWW-Authenticate", "Bearer error=\"invalid_token\"");

    public static SandboxResponse Create(int status, int code, string description, string? reason = null)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteNumber("code", code);
            writer.WriteString("description", description);
            writer.WriteStartArray("data");
            writer.WriteEndArray();
            writer.WriteString("source", "PartnerApiServiceCore");
            writer.WriteEndObject();
        }

        string body = Encoding.UTF8.GetString(stream.ToArray());
        return new SandboxResponse(status, body, "application/json; charset=utf-8") { ReasonPhrase = reason };
    }
}
