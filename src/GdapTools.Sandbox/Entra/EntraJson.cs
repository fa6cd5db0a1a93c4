using System;
using System.IO;
using System.Text;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Entra;

/// <summary>Answers of the sign-in endpoints.</summary>
internal static class EntraJson
{
    public static SandboxResponse Answer(int status, Action<Utf8JsonWriter> writeMembers)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writeMembers(writer);
            writer.WriteEndObject();
        }

        string body = Encoding.UTF8.GetString(stream.ToArray());
        return new SandboxResponse(status, body, "application/json; charset=utf-8")
            .With("Cache-Control", "no-store, no-cache")
            .With("Pragma", "no-cache");
    }
}
