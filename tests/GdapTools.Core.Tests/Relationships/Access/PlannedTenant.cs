using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Relationships.Access;

namespace GdapTools.Core.Tests.Relationships.Access;

/// <summary>Makes of a plan what the engine judges; groups are read over a fake Graph.</summary>
internal sealed class PlannedTenant(AccessPlan plan)
{
    public const string User = "10000000-0000-0000-0000-000000000001";

    public static readonly DateTimeOffset Now = new(2026, 11, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly GdapRole[] s_roles = [.. RoleCatalogue.Load().All.Take(AccessPlan.Roles)];
    private static readonly GdapException s_refusal = new("Refused", GdapErrorKind.PermissionDenied, "Refused.");

    public PlannedGraph Graph { get; } = new(plan);

    public static string GroupId(int group) => $"20000000-0000-0000-0000-{group:D12}";

    public static string RelationshipId(int place) => $"r{place}";

    public static string AssignmentId(int place) => $"a{place}";

    public static int? RoleOf(GdapRole? role) => role is null ? null : Array.FindIndex(s_roles, item => item.RoleDefinitionId == role.RoleDefinitionId);

    public async Task<AccessAccount> ReadAccountAsync()
    {
        Reading<Membership> groups = await new MembershipReader(Graph, "partner").ReadAsync(User, CancellationToken.None);
        return new AccessAccount
        {
            Id = User,
            UserPrincipalName = "somebody@partner.example",
            IsEnabled = Reading<bool>.Of(true),
            Risk = Reading<AccountRisk>.Of(AccountRisk.None),
            Membership = groups,
            DirectGroupIds = plan.AreDirectGroupsRead ? [.. plan.Direct.Select(GroupId)] : [],
        };
    }

    public AccessCase CaseOf(AccessAccount account)
    {
        CustomerState customer = new("c1") { Name = "Customer" };
        List<GdapRelationship> strays = [];

        for (int place = 0; place < plan.Relationships.Length; place++)
        {
            RelationshipPlan item = plan.Relationships[place];
            GdapRelationship relationship = Relationship(place, item);

            if (item.Owner == Owner.Mine)
            {
                customer.Relationships.Add(relationship);
                customer.Assignments[relationship.Id] = item.AreAssignmentsUnread
                    ? Reading<IReadOnlyList<GdapAccessAssignment>>.Failed(s_refusal)
                    : Reading<IReadOnlyList<GdapAccessAssignment>>.Of([.. Assignments(place)]);
            }
            else if (item.Owner == Owner.Nobody)
            {
                strays.Add(relationship);
            }
        }

        return new AccessCase
        {
            Customer = customer,
            Membership = account.Membership,
            Roles = [.. plan.Wanted.Select(role => s_roles[role])],
            Strays = strays,
            AreRelationshipsKnown = !plan.AreRelationshipsUnread,
            Now = Now,
        };
    }

    private IEnumerable<GdapAccessAssignment> Assignments(int relationship) =>
        from place in Enumerable.Range(0, plan.Assignments.Length)
        let item = plan.Assignments[place]
        where item.Relationship == relationship
        select new GdapAccessAssignment
        {
            Id = AssignmentId(place),
            RelationshipId = RelationshipId(relationship),
            GroupId = item.Group is int number ? GroupId(number) : "",
            Status = item.Status,
            Roles = [.. Roles(item.Roles)],
            HasUnreadRoles = item.HasUnreadRoles,
        };

    private static GdapRelationship Relationship(int place, RelationshipPlan item) => new()
    {
        Id = RelationshipId(place),
        DisplayName = "Name of " + RelationshipId(place),
        CustomerTenantId = item.Owner == Owner.Mine ? "c1" : null,
        Status = item.Status,
        EndDateTime = Now.AddDays(item.IsOver ? -1 : 100),
        IsPartnerConsentPending = item.IsConsentPending ? true : null,
        Roles = [.. Roles(item.Roles)],
        HasUnreadRoles = item.HasUnreadRoles,
    };

    private static IEnumerable<GdapRole> Roles(bool[] roles) => s_roles.Where((_, place) => roles[place]);
}
