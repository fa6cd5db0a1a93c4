using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Rebasing;

/// <summary>Moves the times within JSON.</summary>
internal static class JsonTimeShift
{
    public static JsonElement Move(JsonElement element, TimeShift shift) =>
        JsonElementExtensions.Build(writer => Write(element, shift, writer));

    /// <summary>As <see cref="Move"/>, and the seconds of the claims that tell a time.</summary>
    public static JsonElement MoveClaims(JsonElement claims, TimeShift shift) => JsonElementExtensions.Build(writer =>
    {
        writer.WriteStartObject();
        foreach (JsonProperty claim in claims.EnumerateObject())
        {
            writer.WritePropertyName(claim.Name);
            if (IsTime(claim.Name) && claims.Number(claim.Name) is long seconds)
            {
                writer.WriteNumberValue(shift.Move(seconds));
            }
            else
            {
                Write(claim.Value, shift, writer);
            }
        }

        writer.WriteEndObject();
    });

    private static bool IsTime(string claim) => claim is "iat" or "nbf" or "exp" or "auth_time";

    private static void Write(JsonElement element, TimeShift shift, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (JsonProperty member in element.EnumerateObject())
                {
                    writer.WritePropertyName(member.Name);
                    Write(member.Value, shift, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (JsonElement item in element.EnumerateArray())
                {
                    Write(item, shift, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(shift.Move(element.GetString()!));
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
