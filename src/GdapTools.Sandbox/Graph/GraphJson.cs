using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>Successful answers of Microsoft Graph.</summary>
internal static class GraphJson
{
    public const string ContentType =
        "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8";

    /// <param name="call">The request.</param>
    /// <param name="resource">What was found.</param>
    /// <param name="query">What the request asks of it.</param>
    /// <param name="find">Finds the resources that are expanded.</param>
    public static SandboxResponse Write(
        SandboxCall call, Resource resource, ODataQuery query, Func<string, Resource?> find)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            if (resource.Items is null)
            {
                Item item = new(resource.Element, call.Path);
                writer.WriteStartObject();
                WriteContext(writer, call, resource.Element, "/$entity");
                WriteMembers(writer, item, query, find);
                writer.WriteEndObject();
            }
            else
            {
                WriteCollection(writer, call, resource, query, find);
            }
        }

        return new SandboxResponse(200, Encoding.UTF8.GetString(stream.ToArray()), ContentType)
            .With("OData-Version", "4.0")
            .With("Cache-Control", "no-cache");
    }

    public static SandboxResponse WriteCount(Resource resource, ODataQuery query)
    {
        int count = query.Apply(resource.Items!).Count();
        return new SandboxResponse(200, count.ToString(CultureInfo.InvariantCulture), "text/plain; charset=utf-8");
    }

    private static void WriteCollection(
        Utf8JsonWriter writer,
        SandboxCall call,
        Resource resource,
        ODataQuery query,
        Func<string, Resource?> find)
    {
        List<JsonElement> found = [.. query.Apply(resource.Items!)];
        int next = query.Skip + query.PageSize;
        bool hasMore = next < found.Count;
        writer.WriteStartObject();
        WriteContext(writer, call, resource.Element, "");
        if (query.Count)
        {
            writer.WriteNumber("@odata.count", found.Count);
        }

        if (hasMore)
        {
            writer.WriteString("@odata.nextLink", NextLink(call, next));
        }

        WriteAnnotations(writer, resource.Element, hasMore);
        writer.WriteStartArray("value");
        foreach (JsonElement element in found.Skip(query.Skip).Take(query.PageSize))
        {
            WriteItem(writer, call, element, query, find);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteItem(
        Utf8JsonWriter writer, SandboxCall call, JsonElement element, ODataQuery query, Func<string, Resource?> find)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            element.WriteTo(writer);
            return;
        }

        writer.WriteStartObject();
        WriteMembers(writer, new Item(element, $"{call.Path}/{element.Text("id")}"), query, find);
        writer.WriteEndObject();
    }

    private static void WriteMembers(
        Utf8JsonWriter writer, Item item, ODataQuery query, Func<string, Resource?> find)
    {
        Dictionary<string, Resource> expanded = new(StringComparer.OrdinalIgnoreCase);
        foreach (string name in query.Expand)
        {
            if (find($"{item.Path}/{name}") is Resource child)
            {
                expanded[name] = child;
            }
        }

        IEnumerable<JsonProperty> members = item.Element.EnumerateObject().Where(member =>
            member.Name != "@odata.context"
            && !expanded.ContainsKey(member.Name)
            && (query.Select is null
                || member.Name.StartsWith("@odata.", StringComparison.Ordinal)
                || query.Select.Contains(member.Name, StringComparer.OrdinalIgnoreCase)));
        foreach (JsonProperty member in members)
        {
            member.WriteTo(writer);
        }

        foreach (KeyValuePair<string, Resource> child in expanded)
        {
            WriteExpanded(writer, child.Key, child.Value);
        }
    }

    private static void WriteExpanded(Utf8JsonWriter writer, string name, Resource resource)
    {
        writer.WritePropertyName(name);
        if (resource.Items is null)
        {
            resource.Element.WriteTo(writer);
            return;
        }

        writer.WriteStartArray();
        foreach (JsonElement item in resource.Items)
        {
            item.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private static void WriteContext(Utf8JsonWriter writer, SandboxCall call, JsonElement stored, string suffix)
    {
        int slash = call.Path.IndexOf('/');
        string root = call.Uri.GetLeftPart(UriPartial.Authority) + "/" + call.Path.Substring(0, slash);
        string context = stored.Text("@odata.context")
            ?? $"{root}/$metadata#{call.Path.Substring(slash + 1)}{suffix}";
        writer.WriteString("@odata.context", context);
    }

    // A stored next link tells that the collection was not stored whole; the last page must not hide it.
    private static void WriteAnnotations(Utf8JsonWriter writer, JsonElement stored, bool hasMore)
    {
        if (stored.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty member in stored.EnumerateObject())
        {
            bool isOurs = member.Name is "value" or "@odata.context" or "@odata.count"
                || (hasMore && member.Name == "@odata.nextLink");
            if (!isOurs)
            {
                member.WriteTo(writer);
            }
        }
    }

    private static string NextLink(SandboxCall call, int skip)
    {
        IEnumerable<string> kept = call.Query.Pairs
            .Where(pair => !pair.Key.TrimStart('$').Equals("skiptoken", StringComparison.OrdinalIgnoreCase))
            .Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value)}");
        string query = string.Join("&", kept.Concat(["$skiptoken=" + ODataQuery.WriteSkipToken(skip)]));
        return $"{call.Uri.GetLeftPart(UriPartial.Path)}?{query}";
    }

    private sealed record Item(JsonElement Element, string Path);
}
