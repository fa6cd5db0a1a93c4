using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Customers;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;

namespace GdapTools.Core.Tests.Customers;

/// <summary>Invented relationships and assignments, healthy unless said otherwise.</summary>
internal static class Relation
{
    public const string Group = "aaaaaaaa-0000-0000-0000-000000000001";

    public static readonly DateTimeOffset Now = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);
    public static readonly RoleCatalogue Roles = RoleCatalogue.Load();
    public static readonly GdapRoleProfile Profile = RoleProfileCatalogue.Load(Roles).Default;
    public static readonly JudgeOptions Options = new() { Profile = Profile };

    public static readonly GroupWords Words = new(id => "Title of " + id, _ => false, _ => null);

    public static GdapRelationship Of(
        string status = "active",
        string id = "r1",
        int endsInDays = 400,
        bool extends = true,
        double activatedMinutesAgo = 100_000,
        IEnumerable<GdapRole>? roles = null,
        bool hasUnreadRoles = false,
        string? name = null,
        bool? isConsentPending = null,
        double createdDaysAgo = 200,
        bool hasEnd = true) => new()
    {
        Id = id,
        DisplayName = name ?? "Name of " + id,
        IsPartnerConsentPending = isConsentPending,
        CustomerTenantId = "c1",
        Status = status,
        Roles = [.. roles ?? Profile.Roles],
        HasUnreadRoles = hasUnreadRoles,
        AutoExtendDuration = extends ? TimeSpan.FromDays(180) : TimeSpan.Zero,
        CreatedDateTime = Now.AddDays(-createdDaysAgo),
        ActivatedDateTime = Now.AddMinutes(-activatedMinutesAgo),
        EndDateTime = hasEnd ? Now.AddDays(endsInDays) : null,
        DaysLeft = hasEnd ? endsInDays : null,
    };

    public static GdapAccessAssignment Assigned(
        string status = "active",
        string group = Group,
        string relationship = "r1",
        IEnumerable<GdapRole>? roles = null,
        bool hasUnreadRoles = false,
        int? modifiedMinutesAgo = null) => new()
    {
        Id = "a-" + group,
        LastModifiedDateTime = modifiedMinutesAgo is null ? null : Now.AddMinutes(-modifiedMinutesAgo.Value),
        RelationshipId = relationship,
        GroupId = group,
        Status = status,
        Roles = [.. roles ?? Profile.Roles],
        HasUnreadRoles = hasUnreadRoles,
    };

    public static CustomerState Customer(params GdapRelationship[] relationships)
    {
        CustomerState customer = new("c1") { Name = "Invented Ltd" };
        customer.Relationships.AddRange(relationships);
        return customer;
    }

    public static CustomerState With(this CustomerState customer, params GdapAccessAssignment[] assignments)
    {
        foreach (GdapRelationship relationship in customer.Relationships)
        {
            customer.Assignments[relationship.Id] = Reading<IReadOnlyList<GdapAccessAssignment>>.Of(
                [.. assignments.Where(item => item.RelationshipId == relationship.Id)]);
        }

        return customer;
    }

    public static Reading<Membership> In(params string[] groups) =>
        Reading<Membership>.Of(new Membership(groups.ToDictionary<string, string, string?>(id => id, id => "Name of " + id)));

    public static GdapServiceException Refusal(int status) =>
        new("Forbidden", GdapErrorKind.PermissionDenied, "Refused.") { StatusCode = status };
}
