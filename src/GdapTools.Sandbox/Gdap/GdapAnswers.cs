using System;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Gdap;

/// <summary>Successful answers to writes, with the context and headers that the documentation shows.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationships-api-overview</summary>
internal static class GdapAnswers
{
    private const string SetOfRelationships = "delegatedAdminRelationships";

    /// <summary>201 with the object and its place.</summary>
    /// <param name="call">The request.</param>
    /// <param name="item">What was created.</param>
    /// <param name="relationshipId">The relationship it hangs from; null when it is one.</param>
    /// <param name="child">The collection of that relationship; null when it is one.</param>
    public static SandboxResponse Created(
        SandboxCall call, JsonElement item, string? relationshipId = null, string? child = null)
    {
        string id = item.Text("id")!;
        string place = child is null ? Place(call, id) : Place(call, relationshipId!, child, id);
        return Write(call, 201, item, child ?? SetOfRelationships).With("Location", place);
    }

    /// <summary>200 with the object.</summary>
    public static SandboxResponse Ok(SandboxCall call, JsonElement item, string? child = null) =>
        Write(call, 200, item, (child ?? SetOfRelationships) + "/$entity");

    public static SandboxResponse NoContent() => new(204);

    /// <summary>The absolute address of a relationship, or of something that hangs from it.</summary>
    public static string Place(SandboxCall call, params string[] names) =>
        string.Join("/", [Root(call) + "/" + SetOfRelationships, .. names]);

    private static string Root(SandboxCall call)
    {
        string version = call.Path.Substring(0, call.Path.IndexOf('/'));
        return $"{call.Uri.GetLeftPart(UriPartial.Authority)}/{version}/tenantRelationships";
    }

    private static SandboxResponse Write(SandboxCall call, int status, JsonElement item, string set)
    {
        JsonElement body = JsonElementExtensions.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("@odata.context", $"{Root(call)}/$metadata#{set}");
            foreach (JsonProperty member in EvolvableEnums.Hide(call, item)
                .EnumerateObject().Where(member => member.Name != "@odata.context"))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
        return new SandboxResponse(status, body.GetRawText(), GraphJson.ContentType)
            .With("OData-Version", "4.0")
            .With("Cache-Control", "no-cache");
    }
}
