using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>The resources of one tenant: those stored, as far as writes have not changed them, and those that follow
/// from them. Safe for concurrent use.</summary>
internal sealed class ResourceTree
{
    private const string CastPrefix = "microsoft.graph.";
    private const int MostSegments = 24;

    private static readonly Regex s_alternateKey = new(@"^(?<set>\w+)\((?<name>\w+)='(?<value>.*)'\)$");

    private readonly IReadOnlyDictionary<string, JsonElement> _stored;
    private readonly string? _myId;
    private readonly ConcurrentDictionary<string, Resource> _read = new(StringComparer.OrdinalIgnoreCase);
    private readonly ResourceOverlay _overlay = new();
    private readonly MembershipCache _memberships;

    /// <param name="stored">The resources by normalised path.</param>
    /// <param name="myId">The account that <c>me</c> stands for in stored paths; null where there is none.</param>
    public ResourceTree(IReadOnlyDictionary<string, JsonElement> stored, string? myId)
    {
        _stored = stored;
        _myId = myId;
        _memberships = new MembershipCache(this);
    }

    /// <summary>The stored paths, and those of the collections open to writes.</summary>
    public IEnumerable<string> Paths => _stored.Keys.Concat(_overlay.Paths.Where(path => !_stored.ContainsKey(path)));

    /// <summary>Another number after each change to users, groups, roles or their members.</summary>
    public int DirectoryVersion => _memberships.Version;

    /// <summary>Opens a collection to writes; one that is not stored begins empty.</summary>
    /// <param name="path">Normalised, with the version.</param>
    /// <param name="prepare">What is done to each item at the first opening.</param>
    public LiveCollection Open(string path, Func<JsonElement, JsonElement> prepare) => _overlay.GetOrOpen(path, () =>
    {
        Resource? stored = Find(path, callerId: null);
        IEnumerable<JsonElement> items = (stored?.Items ?? []).Select(item => prepare(Whole(path, item)));
        Action? changed = path.IndexOf("/tenantRelationships/", StringComparison.OrdinalIgnoreCase) < 0
            ? _memberships.Forget
            : null;
        return new LiveCollection(stored?.Element ?? default, items, changed);
    });

    /// <summary>A resource by its normalised path; null when it is neither stored nor follows from what is.</summary>
    /// <param name="path">Normalised, with the version.</param>
    /// <param name="callerId">Whom <c>me</c> stands for.</param>
    public Resource? Find(string path, string? callerId)
    {
        if (_overlay.IsRemoved(path))
        {
            return null;
        }

        if (_overlay.Find(path) is LiveCollection live)
        {
            return live.View;
        }

        if (_overlay.FindItem(path) is JsonElement item)
        {
            return Resource.Stored(item);
        }

        if (_stored.TryGetValue(path, out JsonElement stored) && !IsOfAnother(path, callerId))
        {
            return _read.GetOrAdd(path, _ => Resource.Stored(stored));
        }

        string[] segments = path.Split('/');
        if (segments.Length < 2 || segments.Length > MostSegments)
        {
            return null;
        }

        if (segments[1].Equals("me", StringComparison.OrdinalIgnoreCase))
        {
            return callerId is null ? null : Find(Join([segments[0], "users", callerId, .. segments.Skip(2)]), null);
        }

        return FindAsMe(segments) ?? Derive(segments, callerId);
    }

    // What is stored of an item by itself says more than what its collection says of it.
    private JsonElement Whole(string path, JsonElement item) =>
        item.Text("id") is string id && _stored.TryGetValue($"{path}/{id}", out JsonElement whole) ? whole : item;

    private bool IsOfAnother(string path, string? callerId) =>
        _myId is not null
        && callerId is not null
        && !callerId.Equals(_myId, StringComparison.OrdinalIgnoreCase)
        && path.Split('/') is { Length: > 1 } segments
        && segments[1].Equals("me", StringComparison.OrdinalIgnoreCase);

    // What is stored of "me" is stored of the account that signs in by default.
    private Resource? FindAsMe(string[] segments)
    {
        bool isMe = segments.Length > 2
            && _myId is not null
            && segments[1].Equals("users", StringComparison.OrdinalIgnoreCase)
            && segments[2].Equals(_myId, StringComparison.OrdinalIgnoreCase);
        return isMe && _stored.TryGetValue(Join([segments[0], "me", .. segments.Skip(3)]), out JsonElement stored)
            ? Resource.Stored(stored)
            : null;
    }

    private Resource? Derive(string[] segments, string? callerId)
    {
        string last = segments[segments.Length - 1];
        if (FindMembership(segments, last) is Resource membership)
        {
            return membership;
        }

        if (FindUserId(segments) is string userId)
        {
            return Find(Join([segments[0], segments[1], userId, .. segments.Skip(3)]), callerId);
        }

        Match alternate = s_alternateKey.Match(last);
        string parentPath = Join(segments.Take(segments.Length - 1));
        string setPath = alternate.Success ? parentPath + "/" + alternate.Groups["set"].Value : parentPath;
        if (setPath.IndexOf('/') < 0 || Find(setPath, callerId) is not Resource parent)
        {
            return null;
        }

        return alternate.Success
            ? parent.FindBy(alternate.Groups["name"].Value, alternate.Groups["value"].Value)
            : last.StartsWith(CastPrefix, StringComparison.OrdinalIgnoreCase) ? Cast(parent, segments[0], last)
            : parent.Items is null ? parent.FindMember(last)
            : parent.FindById(last) is JsonElement item ? Resource.Stored(item)
            : null;
    }

    private Resource? FindMembership(string[] segments, string last)
    {
        if (segments.Length != 4)
        {
            return null;
        }

        (string version, string set, string id) = (segments[0], segments[1], segments[2]);
        IReadOnlyList<JsonElement>? found = last.ToLowerInvariant() switch
        {
            "transitivememberof" => _memberships[version].ContainersOf(set, id, isTransitive: true),
            "memberof" => _memberships[version].ContainersOf(set, id, isTransitive: false),
            "transitivemembers" => _memberships[version].MembersOf(id),
            _ => null,
        };
        return found is null ? null : Resource.Collection(found);
    }

    private string? FindUserId(string[] segments)
    {
        bool isByName = segments.Length > 2
            && segments[1].Equals("users", StringComparison.OrdinalIgnoreCase)
            && segments[2].IndexOf('@') >= 0;
        return isByName && Find(Join(segments.Take(2)), null)?.Items is { } users
            ? users.Where(user => Has(user, "userPrincipalName", segments[2]))
                .Select(user => user.Text("id"))
                .FirstOrDefault()
            : null;
    }

    private Resource Cast(Resource parent, string version, string type)
    {
        Memberships memberships = _memberships[version];
        IEnumerable<JsonElement> items = parent.Items ?? [parent.Element];
        return Resource.Collection(items.Where(item =>
            string.Equals(memberships.TypeOf(item), "#" + type, StringComparison.OrdinalIgnoreCase)
            || type.Equals(CastPrefix + "directoryObject", StringComparison.OrdinalIgnoreCase)));
    }

    private static bool Has(JsonElement item, string name, string value) =>
        string.Equals(item.Text(name), value, StringComparison.OrdinalIgnoreCase);

    private static string Join(IEnumerable<string> segments) => string.Join("/", segments);
}
