using System;

namespace GdapTools.Core.Snapshots;

/// <summary>The one way a resource path is written, so that keys and requests meet.</summary>
public static class ResourcePath
{
    /// <summary>Percent-decodes a path and drops its query and outer slashes; case is left to the comparer.</summary>
    public static string Normalize(string path)
    {
        int query = path.IndexOf('?');
        string bare = query < 0 ? path : path.Substring(0, query);
        return Uri.UnescapeDataString(bare).Trim('/');
    }
}
