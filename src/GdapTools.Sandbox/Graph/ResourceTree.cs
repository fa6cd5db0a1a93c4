using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>The resources of one tenant: those stored, and those that follow from them.</summary>
internal sealed class ResourceTree
{
    private const string CastPrefix = "microsoft.graph.";
    private const int MostSegments = 24;

    private static readonly Regex s_alternateKey = new(@"^(?<set>\w+)\((?<name>\w+)='(?<value>.*)'\)$");

    private readonly IReadOnlyDictionary<string, JsonElement> _stored;
    private readonly string? _myId;
    private readonly ConcurrentDictionary<string, Resource> _read = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<Memberships> _v1;
    private readonly Lazy<Memberships> _beta;

    /// <param name="stored">The resources by normalised path.</param>
    /// <param name="myId">The account that <c>me</c> stands for in stored paths; null where there is none.</param>
    public ResourceTree(IReadOnlyDictionary<string, JsonElement> stored, string? myId)
    {
        _stored = stored;
        _myId = myId;
        _v1 = new Lazy<Memberships>(() => new Memberships(this, "v1.0"));
        _beta = new Lazy<Memberships>(() => new Memberships(this, "beta"));
    }

    public IEnumerable<string> Paths => _stored.Keys;

    /// <summary>A resource by its normalised path; null when it is neither stored nor follows from what is.</summary>
    /// <param name="path">Normalised, with the version.</param>
    /// <param name="callerId">Whom <c>me</c> stands for.</param>
    public Resource? Find(string path, string? callerId)
    {
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
            ? FindItem(parent, alternate.Groups["name"].Value, alternate.Groups["value"].Value)
            : last.StartsWith(CastPrefix, StringComparison.OrdinalIgnoreCase) ? Cast(parent, segments[0], last)
            : parent.Items is not null ? FindItem(parent, last)
            : FindMember(parent, last);
    }

    private Resource? FindMembership(string[] segments, string last)
    {
        Lazy<Memberships> memberships =
            segments[0].Equals("beta", StringComparison.OrdinalIgnoreCase) ? _beta : _v1;
        if (segments.Length != 4)
        {
            return null;
        }

        IReadOnlyList<JsonElement>? found = last.ToLowerInvariant() switch
        {
            "transitivememberof" => memberships.Value.ContainersOf(segments[1], segments[2], isTransitive: true),
            "memberof" => memberships.Value.ContainersOf(segments[1], segments[2], isTransitive: false),
            "transitivemembers" => memberships.Value.MembersOf(segments[2]),
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
        Memberships memberships = version.Equals("beta", StringComparison.OrdinalIgnoreCase) ? _beta.Value : _v1.Value;
        IEnumerable<JsonElement> items = parent.Items ?? [parent.Element];
        return Resource.Collection(items.Where(item =>
            string.Equals(memberships.TypeOf(item), "#" + type, StringComparison.OrdinalIgnoreCase)
            || type.Equals(CastPrefix + "directoryObject", StringComparison.OrdinalIgnoreCase)));
    }

    private static Resource? FindItem(Resource parent, string id) =>
        parent.FindById(id) is JsonElement item ? Resource.Stored(item) : null;

    private static Resource? FindItem(Resource parent, string name, string value) =>
        parent.Items?.Where(item => Has(item, name, value)).Select(Resource.Stored).FirstOrDefault();

    private static Resource? FindMember(Resource parent, string name)
    {
        JsonElement? member = parent.Element.ValueKind != JsonValueKind.Object
            ? null
            : parent.Element.EnumerateObject()
                .Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(property => (JsonElement?)property.Value)
                .FirstOrDefault();
        return member is { ValueKind: JsonValueKind.Array or JsonValueKind.Object } found
            ? Resource.Stored(found)
            : null;
    }

    private static bool Has(JsonElement item, string name, string value) =>
        string.Equals(item.Text(name), value, StringComparison.OrdinalIgnoreCase);

    private static string Join(IEnumerable<string> segments) => string.Join("/", segments);
}
