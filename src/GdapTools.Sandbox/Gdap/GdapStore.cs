using System;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// The partner's relationships and what hangs from them, as they are now. Reading is safe at any time; changing is for
/// one caller at a time.
/// </summary>
internal sealed class GdapStore
{
    private readonly ResourceTree _tree;
    private readonly GdapRoot _relationships;
    private readonly GdapRoot _customers;
    private readonly Lazy<TextIndex> _byName;
    private readonly Lazy<TextIndex> _byCustomer;
    private volatile bool _isChanged;
    private int _lastRevision;

    public GdapStore(ResourceTree tree)
    {
        _tree = tree;
        _relationships = new GdapRoot(tree, GdapPath.Relationships);
        _customers = new GdapRoot(tree, GdapPath.Customers);
        _byName = Index(item => item.Text("displayName"));
        _byCustomer = Index(item => item.Find("customer")?.Text("tenantId"));
    }

    /// <summary>The path of the relationships.</summary>
    public string Relationships => _relationships.Path;

    /// <summary>The path of the customers.</summary>
    public string Customers => _customers.Path;

    /// <summary>The relationships by their names.</summary>
    public TextIndex ByName => _byName.Value;

    /// <summary>The relationships by their customers.</summary>
    public TextIndex ByCustomer => _byCustomer.Value;

    /// <summary>The path of one of the collections of a relationship.</summary>
    public string Children(string relationshipId, string name) => $"{Relationships}/{relationshipId}/{name}";

    /// <summary>
    /// Where a path is read: both versions of Graph show the same relationships once something has changed; until then
    /// what is stored under the path itself comes first. Everything that has an ETag is given one.
    /// </summary>
    public string Locate(string path)
    {
        string? kept = _relationships.Locate(path) ?? _customers.Locate(path);
        if (kept is null)
        {
            return path;
        }

        string place = !_isChanged && _tree.Find(path, callerId: null) is not null ? path : kept;
        GiveETags(place);
        return place;
    }

    /// <summary>Whether an item of a collection is of that kind.</summary>
    public bool Any(string collection, Func<JsonElement, bool> isOfKind) => Open(collection).Any(isOfKind);

    /// <summary>An item by its id; null when there is none.</summary>
    public JsonElement? Find(string collection, string id) =>
        _tree.Find($"{collection}/{id}", callerId: null) is { Items: null } found
            ? GdapETag.Ensure(found.Element)
            : null;

    /// <summary>Makes sure that a collection can be listed, be it empty.</summary>
    public void Begin(string collection) => Open(collection);

    /// <summary>Adds an item under its first ETag and returns it as it is served.</summary>
    public JsonElement Add(string collection, JsonObject item) => Put(collection, item);

    /// <summary>Changes an item, which gets a new ETag and the time of the change; returns it as served.</summary>
    public JsonElement Change(string collection, string id, DateTimeOffset at, Action<JsonObject> change)
    {
        JsonObject item = Copy(Find(collection, id)!.Value);
        change(item);
        item["lastModifiedDateTime"] = GdapTime.Write(at);
        return Put(collection, item);
    }

    /// <summary>As <see cref="Change"/>, to what the item shall be; one that is so already keeps its ETag.</summary>
    public JsonElement Replace(
        string collection, JsonElement item, JsonObject changed, DateTimeOffset at, bool isForced = false)
    {
        if (!isForced && JsonNode.DeepEquals(changed, Copy(item)))
        {
            return item;
        }

        changed["lastModifiedDateTime"] = GdapTime.Write(at);
        return Put(collection, changed);
    }

    public void Remove(string collection, string id)
    {
        ForgetInline(collection);
        Open(collection).Remove(id);
        _isChanged = true;
        if (collection == Relationships)
        {
            ByName.Remove(id);
            ByCustomer.Remove(id);
        }
    }

    public static JsonObject Copy(JsonElement item) => JsonNode.Parse(item.GetRawText())!.AsObject();

    private JsonElement Put(string collection, JsonObject item)
    {
        ForgetInline(collection);
        GdapETag.Renew(item, ++_lastRevision);
        JsonElement element = JsonElementExtensions.Build(writer => item.WriteTo(writer));
        Open(collection).Put(element);
        _isChanged = true;
        if (collection == Relationships)
        {
            ByName.Put(element);
            ByCustomer.Put(element);
        }

        return element;
    }

    private Lazy<TextIndex> Index(Func<JsonElement, string?> select) =>
        new(() => new TextIndex(select, Open(Relationships).View.Items!));

    private LiveCollection Open(string collection) => _tree.Open(collection, GdapETag.Ensure);

    private void GiveETags(string place)
    {
        GdapPath? path = GdapPath.Parse(place);
        if (path is null)
        {
            return;
        }

        Tag($"{path.Version}/{GdapPath.Relationships}");
        if (path.Child == GdapPath.Assignments)
        {
            Tag($"{path.Version}/{GdapPath.Relationships}/{path.RelationshipId}/{path.Child}");
        }
    }

    // What is not stored stays so, and is not found, until something is written to it.
    private void Tag(string collection)
    {
        if (_tree.Find(collection, callerId: null)?.Items is not null)
        {
            Open(collection);
        }
    }

    // A relationship that was stored with a collection inside would go on showing it as it was.
    private void ForgetInline(string collection)
    {
        if (GdapPath.Parse(collection) is { Child: string child, RelationshipId: string id }
            && Find(Relationships, id) is JsonElement relationship
            && relationship.Find(child) is not null)
        {
            Begin(collection);
            JsonObject item = Copy(relationship);
            item.Remove(child);
            Open(Relationships).Put(JsonElementExtensions.Build(writer => item.WriteTo(writer)));
        }
    }
}
