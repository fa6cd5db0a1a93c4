using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>
/// What a relationship may be, judged before anything is sent.
/// Sources: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship,
/// https://learn.microsoft.com/partner-center/gdap-faq
/// </summary>
public static class RelationshipRules
{
    public const int LongestName = 50;

    public static readonly TimeSpan Shortest = TimeSpan.FromDays(1);

    /// <summary>Two years.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(730);

    /// <summary>The only extension there is.</summary>
    public static readonly TimeSpan Extension = TimeSpan.FromDays(180);

    /// <exception cref="GdapException"><c>RelationshipNameInvalid</c>, <c>DurationInvalid</c>, <c>RoleRequired</c>,
    /// <c>AutoExtendNotPossible</c>.</exception>
    public static void Demand(RelationshipSpec spec)
    {
        if (string.IsNullOrWhiteSpace(spec.DisplayName) || spec.DisplayName.Length > LongestName)
        {
            throw new GdapException(
                "RelationshipNameInvalid",
                GdapErrorKind.InvalidInput,
                $"The name '{spec.DisplayName}' has {spec.DisplayName.Length} characters; "
                    + $"that of a relationship has between 1 and {LongestName}.",
                spec.DisplayName.Length > 0 ? spec.DisplayName : nameof(spec.DisplayName),
                "Give a shorter -DisplayName, which no other relationship of the partner has.");
        }

        if (spec.Duration < Shortest || spec.Duration > Longest)
        {
            throw new GdapException(
                "DurationInvalid",
                GdapErrorKind.InvalidInput,
                $"A relationship cannot last {Iso(spec.Duration)}: it lasts between 1 and {Longest.Days} days.",
                spec.DisplayName,
                "Give -Duration as a number of days, or as a time span.");
        }

        DemandRoles(spec.Roles, spec.DisplayName);

        if (spec.AutoExtendDuration > TimeSpan.Zero && HasGlobalAdministrator(spec.Roles))
        {
            throw AutoExtendNotPossible(spec.DisplayName, "Leave that role out, or -AutoExtend.");
        }
    }

    /// <exception cref="GdapException"><c>RoleRequired</c></exception>
    public static void DemandRoles(IReadOnlyList<GdapRole> roles, string target)
    {
        if (roles.Count == 0)
        {
            throw new GdapException(
                "RoleRequired",
                GdapErrorKind.InvalidInput,
                "At least one role is needed.",
                target,
                "Give -Role or -RoleProfile; Get-GdapRole and Get-GdapRoleProfile list them.");
        }
    }

    public static bool HasGlobalAdministrator(IEnumerable<GdapRole> roles) => roles.Any(IsGlobalAdministrator);

    public static bool IsGlobalAdministrator(GdapRole role) =>
        role.RoleDefinitionId.Equals(RoleCatalogue.GlobalAdministratorId, StringComparison.OrdinalIgnoreCase);

    public static bool AreSame(IEnumerable<GdapRole> some, IEnumerable<GdapRole> others) =>
        Ids(some).SetEquals(Ids(others));

    /// <summary>The roles that are not among others.</summary>
    public static IReadOnlyList<GdapRole> Except(IEnumerable<GdapRole> roles, IEnumerable<GdapRole> others)
    {
        HashSet<string> ids = Ids(others);
        return [.. roles.Where(role => !ids.Contains(role.RoleDefinitionId))];
    }

    public static GdapException AutoExtendNotPossible(string target, string advice) => new(
        "AutoExtendNotPossible",
        GdapErrorKind.InvalidInput,
        $"Relationship '{target}' cannot extend itself while it holds Global Administrator.",
        target,
        advice);

    /// <summary>A duration as Graph writes it.</summary>
    public static string Iso(TimeSpan duration) => System.Xml.XmlConvert.ToString(duration);

    private static HashSet<string> Ids(IEnumerable<GdapRole> roles) =>
        new(roles.Select(role => role.RoleDefinitionId), StringComparer.OrdinalIgnoreCase);
}
