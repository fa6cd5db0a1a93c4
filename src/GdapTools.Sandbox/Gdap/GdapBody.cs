using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>Reads the body of a write.</summary>
internal static class GdapBody
{
    /// <summary>The body as an object; null, with the refusal, when it is none.</summary>
    public static JsonElement? Read(SandboxCall call, out SandboxResponse? refusal)
    {
        refusal = null;
        try
        {
            using JsonDocument body = JsonDocument.Parse(call.Body);
            if (body.RootElement.ValueKind == JsonValueKind.Object)
            {
                return body.RootElement.Clone();
            }
        }
        catch (JsonException)
        {
            // Refused below, like any other body that is no object.
        }

        refusal = GdapErrors.BadRequest("The request body must be a JSON object.");
        return null;
    }
}
