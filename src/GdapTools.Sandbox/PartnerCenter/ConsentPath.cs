using System;

namespace GdapTools.Sandbox.PartnerCenter;

/// <summary>A path of consents: <c>v1/customers/{id}/applicationconsents</c>, or one of them.</summary>
internal sealed record ConsentPath(string CustomerId, string? ApplicationId)
{
    /// <summary>Null when the path is another one.</summary>
    public static ConsentPath? Parse(string path)
    {
        string[] segments = path.Split('/');
        bool isOne = segments.Length is 4 or 5
            && Is(segments[0], "v1")
            && Is(segments[1], "customers")
            && Is(segments[3], "applicationconsents");
        return isOne ? new ConsentPath(segments[2], segments.Length == 5 ? segments[4] : null) : null;
    }

    private static bool Is(string segment, string name) => segment.Equals(name, StringComparison.OrdinalIgnoreCase);
}
