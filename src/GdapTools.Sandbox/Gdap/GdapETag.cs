using System;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// ETags in the form the documentation shows: weak, the quoted part being base64 of a quoted GUID. Graph's pages show
/// them as a member of the object only, so the sandbox sends no <c>ETag</c> header.
/// Source: https://learn.microsoft.com/graph/api/tenantrelationship-post-delegatedadminrelationships
/// </summary>
internal static class GdapETag
{
    public const string Name = "@odata.etag";

    /// <summary>The item with an ETag: its own, or one that follows from what it holds.</summary>
    public static JsonElement Ensure(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object || item.Text(Name) is not null)
        {
            return item;
        }

        string tag = Write(item.Text("id") ?? "", Hash(item.GetRawText()) & 0xFFFFFFFFFFFF);
        return JsonElementExtensions.Build(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString(Name, tag);
            foreach (JsonProperty member in item.EnumerateObject().Where(member => member.Name != Name))
            {
                member.WriteTo(writer);
            }

            writer.WriteEndObject();
        });
    }

    /// <summary>Gives a changed item its next ETag.</summary>
    /// <param name="item">With its id.</param>
    /// <param name="revision">Another number after each change.</param>
    public static void Renew(JsonObject item, int revision) =>
        item[Name] = Write(item["id"]!.ToString(), (ulong)revision << 16);

    private static string Write(string id, ulong revision)
    {
        uint start = (uint)Hash(id);
        string guid = string.Format(
            CultureInfo.InvariantCulture, "'\"{0:x8}-0000-0200-0000-{1:x12}\"'", start, revision);
        return $"W/\"{Convert.ToBase64String(Encoding.UTF8.GetBytes(guid))}\"";
    }

    // FNV-1a, which is the same in every run and runtime.
    private static ulong Hash(string text)
    {
        ulong hash = 14695981039346656037;
        foreach (byte part in Encoding.UTF8.GetBytes(text))
        {
            hash = unchecked((hash ^ part) * 1099511628211);
        }

        return hash;
    }
}
