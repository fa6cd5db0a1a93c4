using System;
using System.Linq;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Gdap;

/// <summary>One of the two collections that v1.0 and beta share, and the version it is kept under.</summary>
internal sealed class GdapRoot
{
    private readonly string _name;

    /// <param name="tree">The partner's resources.</param>
    /// <param name="name">The path of the collection, without version.</param>
    public GdapRoot(ResourceTree tree, string name)
    {
        _name = name;
        string version = Array.Find(["v1.0", "beta"], known => IsStored(tree, known)) ?? "v1.0";
        Path = $"{version}/{name}";
    }

    /// <summary>The path of the collection, with the version.</summary>
    public string Path { get; }

    /// <summary>The same path under the version the collection is kept under; null when it is not of it.</summary>
    public string? Locate(string path)
    {
        int slash = path.IndexOf('/');
        string rest = path.Substring(slash + 1);
        bool isOfIt = slash > 0
            && rest.StartsWith(_name, StringComparison.OrdinalIgnoreCase)
            && (rest.Length == _name.Length || rest[_name.Length] == '/');
        return isOfIt ? Path + rest.Substring(_name.Length) : null;
    }

    private bool IsStored(ResourceTree tree, string version)
    {
        string start = $"{version}/{_name}";
        return tree.Paths.Any(path => path.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }
}
