using System;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Gdap;

/// <summary>The partner's groups, as far as they are known.</summary>
internal sealed class GroupDirectory
{
    private static readonly string[] s_paths = ["v1.0/groups", "beta/groups"];

    private readonly ResourceTree _tree;

    public GroupDirectory(ResourceTree tree)
    {
        _tree = tree;
    }

    /// <summary>Whether a group can hold an assignment. A snapshot without groups cannot tell, and lets any id pass.
    /// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminaccesscontainer</summary>
    public bool IsSecurityGroup(string? id)
    {
        if (!Guid.TryParse(id, out _))
        {
            return false;
        }

        JsonElement? group = s_paths.Select(path => _tree.Find($"{path}/{id}", callerId: null)?.Element)
            .FirstOrDefault(found => found is not null);
        bool areKnown = s_paths.Any(path => _tree.Find(path, callerId: null) is not null);
        return group is null ? !areKnown : group.Value.Find("securityEnabled")?.ValueKind != JsonValueKind.False;
    }
}
