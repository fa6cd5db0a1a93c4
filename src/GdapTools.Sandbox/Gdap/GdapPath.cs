using System;

namespace GdapTools.Sandbox.Gdap;

/// <summary>What a path names among the relationships.</summary>
/// <param name="Version">Of Graph.</param>
/// <param name="RelationshipId">Null for the collection of relationships.</param>
/// <param name="Child">One of the three collections of a relationship; null where none is named.</param>
/// <param name="ChildId">An item of that collection; null where none is named.</param>
internal sealed record GdapPath(string Version, string? RelationshipId, string? Child, string? ChildId)
{
    public const string Relationships = "tenantRelationships/delegatedAdminRelationships";
    public const string Customers = "tenantRelationships/delegatedAdminCustomers";
    public const string Assignments = "accessAssignments";
    public const string Requests = "requests";
    public const string Operations = "operations";

    private static readonly string[] s_children = [Assignments, Requests, Operations];

    /// <summary>The parts of a path; null when it names nothing among the relationships.</summary>
    public static GdapPath? Parse(string path)
    {
        string[] segments = path.Split('/');
        bool isBelow = segments.Length is >= 3 and <= 6
            && $"{segments[1]}/{segments[2]}".Equals(Relationships, StringComparison.OrdinalIgnoreCase);
        if (!isBelow)
        {
            return null;
        }

        string? id = segments.Length > 3 ? segments[3] : null;
        string? child = segments.Length > 4
            ? Array.Find(s_children, name => name.Equals(segments[4], StringComparison.OrdinalIgnoreCase))
            : null;
        return segments.Length > 4 && child is null
            ? null
            : new GdapPath(segments[0], id, child, segments.Length > 5 ? segments[5] : null);
    }
}
