using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Relationships;
using Xunit;

namespace GdapTools.Core.Tests.Customers;

/// <summary>What is said of relationships that give access, and are not as they should be.</summary>
public sealed class RelationshipAdviceTests
{
    // Source: https://learn.microsoft.com/partner-center/customers/gdap-faq
    private static readonly string[] s_defaultRoles =
    [
        "Directory Readers", "Directory Writers", "License Administrator", "Service Support Administrator", "User Administrator",
        "Privileged Role Administrator", "Helpdesk Administrator", "Privileged Authentication Administrator", "Global Reader",
        "Cloud Application Administrator", "Application Administrator",
    ];

    private static readonly GdapRole s_globalAdministrator = Relation.Roles.Get(RoleCatalogue.GlobalAdministratorId);

    [Fact]
    public void A_healthy_relationship_needs_no_word() => Is(Judge(Relation.Of()));

    [Fact]
    public void Where_nothing_is_active_there_is_nothing_to_improve() => Is(Judge(Relation.Of("expired", extends: false)));

    [Fact]
    public void One_that_does_not_extend_itself_is_told() => Is(Judge(Relation.Of(extends: false)), "REL013");

    [Fact]
    public void One_that_ends_soon_is_not_told_twice() => Is(Judge(Relation.Of(endsInDays: 5, extends: false)));

    [Fact]
    public void One_that_does_not_extend_itself_does_not_matter_beside_one_that_does() =>
        Is(Judge(Relation.Of(extends: false), Relation.Of(id: "r2")));

    [Fact]
    public void One_that_cannot_extend_itself_is_told_for_its_role_alone()
    {
        GdapRoleProfile profile = new() { Name = "Own", Roles = Relation.Profile.Roles, OptionalRoles = [s_globalAdministrator] };

        Is(Judge(profile, Relation.Of(extends: false, roles: [.. Relation.Profile.Roles, s_globalAdministrator])));
    }

    [Fact]
    public void More_than_the_profile_needs_is_told_with_its_privileges()
    {
        GdapRole reader = Relation.Roles.Find("Message Center Reader").Single();

        IReadOnlyList<ChainStep> steps = Judge(
            Relation.Of(),
            Relation.Of(id: "r2", roles: [s_globalAdministrator, reader, Relation.Profile.Roles[0]]));

        Is(steps, "REL015");
        Assert.Equal("Global Administrator, Message Center Reader", steps[0].Evidence.Values["Excess roles"]);
        Assert.Equal("Global Administrator", steps[0].Evidence.Values["Privileged"]);
        Assert.Contains("'Name of r2'", steps[0].Cause);
    }

    [Fact]
    public void A_role_that_the_profile_can_use_is_not_too_much()
    {
        GdapRoleProfile profile = new() { Name = "Own", Roles = [Relation.Profile.Roles[0]], OptionalRoles = Relation.Profile.Roles };

        Is(Judge(profile, Relation.Of()));
    }

    [Theory]
    [InlineData("MLT_aaaaaaaa-0000-0000-0000-000000000001", true)]
    [InlineData("mlt_a", true)]
    [InlineData("Our MLT_ relationship", false)]
    public void The_transition_from_DAP_is_known_by_its_name(string name, bool isTold) =>
        Is(Judge(Relation.Of(name: name)), isTold ? ["REL014"] : []);

    [Theory]
    [InlineData(11, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void The_default_relationship_is_known_by_its_roles(int count, bool isTold)
    {
        GdapRole[] roles = [.. s_defaultRoles.Take(count).Select(name => Relation.Roles.Find(name).Single())];
        GdapRoleProfile profile = new() { Name = "Own", Roles = roles };

        Is(Judge(profile, Relation.Of(roles: roles)), isTold ? ["REL014"] : []);
    }

    [Fact]
    public void Roles_that_are_not_all_told_are_not_just_the_default_ones()
    {
        GdapRole[] roles = [.. s_defaultRoles.Select(name => Relation.Roles.Find(name).Single())];
        GdapRoleProfile profile = new() { Name = "Own", Roles = roles };

        Is(Judge(profile, Relation.Of(roles: roles, hasUnreadRoles: true)), "REL008");
    }

    [Fact]
    public void Microsofts_own_relationship_does_not_matter_beside_another() =>
        Is(Judge(Relation.Of(name: "MLT_a"), Relation.Of(id: "r2")));

    [Fact]
    public void What_the_answer_does_not_tell_is_unknown()
    {
        Is(Judge(Relation.Of(roles: [], hasUnreadRoles: true), Relation.Of(id: "r2")), "REL008");
        Is(Judge(Relation.Of(isConsentPending: true)), "REL016");
        Is(Judge(Relation.Of(hasEnd: false)), "REL008");
        Assert.All(
            Judge(Relation.Of(isConsentPending: true, hasEnd: false)),
            step => Assert.Equal(GdapVerdict.Unknown, step.Verdict));
    }

    private static IReadOnlyList<ChainStep> Judge(params GdapRelationship[] relationships) => Judge(Relation.Profile, relationships);

    private static IReadOnlyList<ChainStep> Judge(GdapRoleProfile profile, params GdapRelationship[] relationships)
    {
        CustomerState customer = Relation.Customer(relationships);
        JudgeOptions options = new() { Profile = profile };
        return [.. RelationshipAdvice.Judge(
            customer, options, Relation.Now, RelationshipJudge.Judge(customer, options, Relation.Now))];
    }

    private static void Is(IReadOnlyList<ChainStep> steps, params string[] checkIds) =>
        Assert.Equal(checkIds, steps.Select(step => step.CheckId));
}
