using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>Who is in what, drawn from the stored members of groups and directory roles.</summary>
internal sealed class Memberships
{
    private const string Group = "#microsoft.graph.group";

    private readonly Dictionary<string, JsonElement> _objects = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _types = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _members = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _containers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>> _ancestors = new(StringComparer.OrdinalIgnoreCase);

    public Memberships(ResourceTree tree, string version)
    {
        AddObjects(tree, version, "users", "#microsoft.graph.user");
        AddObjects(tree, version, "groups", Group);
        AddObjects(tree, version, "directoryRoles", "#microsoft.graph.directoryRole");
        AddObjects(tree, version, "servicePrincipals", "#microsoft.graph.servicePrincipal");
        foreach (string path in tree.Paths.Where(path => path.StartsWith(version + "/", StringComparison.OrdinalIgnoreCase)))
        {
            string[] segments = path.Split('/');
            bool isOfContainer = segments.Length == 4 && segments[1].ToLowerInvariant() is "groups" or "directoryroles";
            switch (isOfContainer ? segments[3].ToLowerInvariant() : "")
            {
                case "members":
                    AddMembers(segments[1], segments[2], tree.Find(path, callerId: null)?.Items ?? []);
                    break;
                case "transitivemembers":
                    AddDescendants(segments[2], tree.Find(path, callerId: null)?.Items ?? []);
                    break;
            }
        }
    }

    /// <summary>The type of a directory object, stated by it or known from where it is listed.</summary>
    public string? TypeOf(JsonElement item) =>
        item.Text("@odata.type")
        ?? (item.Text("id") is string id && _types.TryGetValue(id, out string? type) ? type : null);

    /// <summary>The groups and roles an object is in; null when the snapshot cannot tell.</summary>
    public IReadOnlyList<JsonElement>? ContainersOf(string set, string id, bool isTransitive)
    {
        bool isDirectorySet =
            set.ToLowerInvariant() is "users" or "groups" or "serviceprincipals" or "directoryobjects";
        bool isKnown = _types.ContainsKey(id) || _containers.ContainsKey(id) || _ancestors.ContainsKey(id);
        bool isTold = _members.Count > 0 || (isTransitive && _ancestors.Count > 0);
        return isDirectorySet && isKnown && isTold ? Reach(id, isTransitive ? ContainersAround : DirectContainers, isTransitive) : null;
    }

    /// <summary>Everything in a group, through the groups in it; null when the members of one are not stored.</summary>
    public IReadOnlyList<JsonElement>? MembersOf(string groupId)
    {
        List<JsonElement>? found =
            _members.ContainsKey(groupId) ? Reach(groupId, DirectMembers, isTransitive: true) : null;
        return found?.Exists(IsClosedGroup) == false ? found : null;
    }

    private bool IsClosedGroup(JsonElement item) =>
        TypeOf(item) == Group && !_members.ContainsKey(item.Text("id")!);

    private IEnumerable<string> DirectMembers(string id) => Targets(_members, id);

    private IEnumerable<string> DirectContainers(string id) => Targets(_containers, id);

    private IEnumerable<string> ContainersAround(string id) => Targets(_containers, id).Concat(Targets(_ancestors, id));

    private List<JsonElement> Reach(string start, Func<string, IEnumerable<string>> edges, bool isTransitive)
    {
        List<JsonElement> found = [];
        HashSet<string> seen = new(StringComparer.OrdinalIgnoreCase) { start };
        Queue<string> open = new([start]);
        while (open.Count > 0)
        {
            foreach (string id in edges(open.Dequeue()).Where(seen.Add))
            {
                found.Add(ObjectOf(id));
                if (isTransitive)
                {
                    open.Enqueue(id);
                }
            }
        }

        return found;
    }

    private void AddObjects(ResourceTree tree, string version, string set, string type)
    {
        foreach (JsonElement item in tree.Find($"{version}/{set}", callerId: null)?.Items ?? [])
        {
            if (item.Text("id") is string id)
            {
                _types[id] = type;
                _objects[id] = item;
            }
        }
    }

    private void AddMembers(string set, string containerId, IReadOnlyList<JsonElement> members)
    {
        if (!_types.ContainsKey(containerId))
        {
            _types[containerId] = set.Equals("groups", StringComparison.OrdinalIgnoreCase)
                ? Group
                : "#microsoft.graph.directoryRole";
        }

        List<string> ids = Edges(_members, containerId);
        foreach (JsonElement member in members)
        {
            if (member.Text("id") is not string id)
            {
                continue;
            }

            ids.Add(id);
            Edges(_containers, id).Add(containerId);
            if (!_objects.ContainsKey(id))
            {
                _objects[id] = member;
            }

            if (!_types.ContainsKey(id) && member.Text("@odata.type") is string type)
            {
                _types[id] = type;
            }
        }
    }

    private void AddDescendants(string groupId, IReadOnlyList<JsonElement> descendants)
    {
        foreach (JsonElement item in descendants)
        {
            if (item.Text("id") is string id)
            {
                Edges(_ancestors, id).Add(groupId);
            }
        }
    }

    private static List<string> Targets(Dictionary<string, List<string>> edges, string id) =>
        edges.TryGetValue(id, out List<string>? targets) ? targets : [];

    private static List<string> Edges(Dictionary<string, List<string>> edges, string id)
    {
        if (!edges.TryGetValue(id, out List<string>? targets))
        {
            targets = [];
            edges.Add(id, targets);
        }

        return targets;
    }

    // Lists of directory objects name the type of each.
    private JsonElement ObjectOf(string id) => JsonElementExtensions.Build(writer =>
    {
        bool isKnown = _objects.TryGetValue(id, out JsonElement stored);
        writer.WriteStartObject();
        if (_types.TryGetValue(id, out string? type))
        {
            writer.WriteString("@odata.type", type);
        }

        if (!isKnown)
        {
            writer.WriteString("id", id);
        }
        else
        {
            foreach (JsonProperty member in stored.EnumerateObject().Where(member => member.Name != "@odata.type"))
            {
                member.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    });
}
