using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using Xunit;

namespace GdapTools.Core.Tests.Customers;

/// <summary>What keeps a relationship's roles from the partner's groups, whoever is in them.</summary>
public sealed class CoverageJudgeTests
{
    private const string Other = "aaaaaaaa-0000-0000-0000-000000000002";

    [Fact]
    public void Roles_that_a_group_holds_need_no_word() => Assert.Empty(Judge(One().With(Relation.Assigned())));

    [Fact]
    public void Several_groups_and_relationships_add_up() => Assert.Empty(Judge(
        Relation.Customer(
            Relation.Of(roles: Relation.Profile.Roles.Take(3)),
            Relation.Of(id: "r2", roles: Relation.Profile.Roles.Skip(3)))
        .With(
            Relation.Assigned(roles: Relation.Profile.Roles.Take(3)),
            Relation.Assigned(group: Other, relationship: "r2", roles: Relation.Profile.Roles.Skip(3)))));

    [Theory]
    [InlineData("deleted")]
    [InlineData("DELETING")]
    [InlineData(null)]
    public void No_assignment_is_a_failure(string? status) => Is(
        Judge(status is null ? One().With() : One().With(Relation.Assigned(status))), ("ASN001", GdapVerdict.Fail));

    [Theory]
    [InlineData("error", "ASN002", GdapVerdict.Fail)]
    [InlineData("pending", "ASN004", GdapVerdict.Fail)]
    [InlineData("unknownFutureValue", "ASN006", GdapVerdict.Unknown)]
    [InlineData("", "ASN006", GdapVerdict.Unknown)]
    public void An_assignment_that_does_not_work_decides(string status, string checkId, GdapVerdict verdict) =>
        Is(Judge(One().With(Relation.Assigned(status))), (checkId, verdict));

    [Theory]
    [InlineData("error", "ASN002", GdapVerdict.Warning)]
    [InlineData("pending", "ASN004", GdapVerdict.Warning)]
    [InlineData("suspended", "ASN006", GdapVerdict.Unknown)]
    public void Beside_others_that_suffice_it_is_worth_a_word(string status, string checkId, GdapVerdict verdict) =>
        Is(Judge(One().With(Relation.Assigned(), Relation.Assigned(status, Other))), (checkId, verdict));

    [Fact]
    public void A_relationship_without_assignment_beside_one_that_suffices_is_worth_a_word() =>
        Is(Judge(Relation.Customer(Relation.Of(), Relation.Of(id: "r2")).With(Relation.Assigned())), ("ASN001", GdapVerdict.Warning));

    [Fact]
    public void Roles_that_no_group_holds_are_named()
    {
        IReadOnlyList<ChainStep> steps = Judge(One().With(Relation.Assigned(roles: Relation.Profile.Roles.Skip(1))));

        Is(steps, ("ASN007", GdapVerdict.Fail));
        Assert.Equal(Relation.Profile.Roles[0].RoleName, steps[0].Evidence.Values["Missing roles"]);
    }

    [Fact]
    public void A_role_held_of_another_relationship_is_not_held_of_this_one() => Is(
        Judge(Relation.Customer(
            Relation.Of(roles: Relation.Profile.Roles.Skip(1)),
            Relation.Of(id: "r2", roles: [Relation.Profile.Roles[0]]))
        .With(Relation.Assigned())),
        ("ASN007", GdapVerdict.Fail));

    [Fact]
    public void What_the_answer_does_not_tell_is_unknown()
    {
        Is(Judge(One().With(Relation.Assigned(roles: [], hasUnreadRoles: true))), ("ASN006", GdapVerdict.Unknown));
        Is(Judge(One().With(Relation.Assigned(group: ""))), ("ASN006", GdapVerdict.Unknown));
    }

    [Fact]
    public void What_the_answer_does_not_tell_is_unknown_beside_others_that_suffice_too()
    {
        Is(Judge(One().With(Relation.Assigned(), Relation.Assigned(group: ""))), ("ASN006", GdapVerdict.Unknown));
        Is(Judge(One().With(Relation.Assigned(), Relation.Assigned(group: Other, hasUnreadRoles: true))), ("ASN006", GdapVerdict.Unknown));
    }

    [Theory]
    [InlineData("error", "ASN002")]
    [InlineData("pending", "ASN004")]
    public void Beside_one_that_may_work_for_all_that_is_known_it_proves_nothing_broken(string status, string checkId) => Is(
        Judge(One().With(Relation.Assigned(status), Relation.Assigned("suspended", Other))),
        (checkId, GdapVerdict.Warning),
        ("ASN006", GdapVerdict.Unknown));

    [Fact]
    public void Everything_that_is_wrong_is_told()
    {
        GdapRole[] roles = [.. Relation.Profile.Roles];

        Is(
            Judge(One().With(
                Relation.Assigned("error", roles: [roles[0]]),
                Relation.Assigned("pending", Other, roles: roles.Skip(1).Take(1)))),
            ("ASN002", GdapVerdict.Fail),
            ("ASN004", GdapVerdict.Fail),
            ("ASN007", GdapVerdict.Fail));
    }

    [Fact]
    public void A_list_that_could_not_be_read_does_not_hide_what_no_other_can_make_up_for()
    {
        CustomerState customer = Relation.Customer(
            Relation.Of(roles: Relation.Profile.Roles.Skip(1)),
            Relation.Of(id: "r2", roles: [Relation.Profile.Roles[0]])).With();
        customer.Assignments["r2"] = Reading<IReadOnlyList<GdapAccessAssignment>>.Failed(Relation.Refusal(500));

        Is(Judge(customer), ("ASN001", GdapVerdict.Fail), ("ASN006", GdapVerdict.Unknown));
    }

    [Theory]
    [InlineData(403, true)]
    [InlineData(500, false)]
    public void A_list_that_could_not_be_read_is_never_a_pass(int status, bool isPermission)
    {
        CustomerState customer = Relation.Customer(Relation.Of(), Relation.Of(id: "r2")).With(Relation.Assigned());
        customer.Assignments["r2"] = Reading<IReadOnlyList<GdapAccessAssignment>>.Failed(
            Relation.Refusal(status), "DelegatedAdminRelationship.Read.All");

        IReadOnlyList<ChainStep> steps = Judge(customer);

        Is(steps, ("ASN006", GdapVerdict.Unknown));
        Assert.Equal(isPermission, steps[0].MissingPermissions.Count == 1);
    }

    [Fact]
    public void The_group_is_named_with_its_relationship()
    {
        CustomerState customer = Relation.Customer(Relation.Of(), Relation.Of(id: "r2"))
            .With(Relation.Assigned("error", Other, "r2"));

        ChainStep step = Judge(customer)[0];

        Assert.Equal(("Name of r2", "Title of " + Other), (step.Evidence.Values["Relationship"], step.Evidence.Values["Group"]));
    }

    private static CustomerState One() => Relation.Customer(Relation.Of());

    private static IReadOnlyList<ChainStep> Judge(CustomerState customer) =>
        new CoverageJudge(customer, Relation.Words, Relation.Now).Judge(Relation.Options);

    private static void Is(IReadOnlyList<ChainStep> steps, params (string, GdapVerdict)[] wanted) =>
        Assert.Equal(wanted, steps.Select(step => (step.CheckId, step.Verdict)));
}
