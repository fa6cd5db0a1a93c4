using System;
using System.IO;
using System.Text;
using System.Text.Json.Nodes;
using GdapTools.Core.Snapshots;

namespace GdapTools.Sandbox.Tests;

/// <summary>Edits the text of a snapshot as JSON nodes and reads it anew.</summary>
public sealed class SnapshotEditor
{
    private SnapshotEditor(JsonObject root)
    {
        Root = root;
    }

    public JsonObject Root { get; }

    public static SnapshotEditor OfSample()
    {
        using StreamReader reader = new(SampleSnapshot.Open());
        return Of(reader.ReadToEnd());
    }

    public static SnapshotEditor Of(string json) => new(JsonNode.Parse(json)!.AsObject());

    public static Snapshot Read(string json)
    {
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(json));
        return SnapshotReader.Read(stream, "test.json");
    }

    /// <summary>The resources of a tenant, made when absent.</summary>
    public JsonObject Resources(string tenantId) => Member(Tenant(tenantId), "resources");

    public JsonObject Tenant(string tenantId) => Member(Member(Root, "tenants"), tenantId);

    public SnapshotEditor Edit(Action<SnapshotEditor> edit)
    {
        edit(this);
        return this;
    }

    public Snapshot Read() => Read(Root.ToJsonString());

    private static JsonObject Member(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject member)
        {
            member = [];
            parent[name] = member;
        }

        return member;
    }
}
