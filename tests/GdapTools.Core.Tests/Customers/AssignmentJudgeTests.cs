using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using Xunit;

namespace GdapTools.Core.Tests.Customers;

/// <summary>What keeps a relationship's roles from the account.
/// States: https://learn.microsoft.com/graph/api/resources/delegatedadminaccessassignment</summary>
public sealed class AssignmentJudgeTests
{
    private const string Other = "aaaaaaaa-0000-0000-0000-000000000002";

    [Fact]
    public void An_active_assignment_of_the_accounts_group_is_well() =>
        Assert.Null(Judge(Customer().With(Relation.Assigned()), Relation.In(Relation.Group)));

    [Fact]
    public void Group_ids_match_whatever_their_case() =>
        Assert.Null(Judge(Customer().With(Relation.Assigned(group: Relation.Group.ToUpperInvariant())), Relation.In(Relation.Group)));

    [Fact]
    public void No_assignment_is_a_failure() =>
        Is(Judge(Customer().With(), Relation.In(Relation.Group)), "ASN001", GdapVerdict.Fail);

    [Theory]
    [InlineData("deleted")]
    [InlineData("deleting")]
    public void A_deleted_assignment_is_none(string status) =>
        Is(Judge(Customer().With(Relation.Assigned(status)), Relation.In(Relation.Group)), "ASN001", GdapVerdict.Fail);

    [Theory]
    [InlineData("error", "ASN002", GdapVerdict.Fail)]
    [InlineData("pending", "ASN004", GdapVerdict.Fail)]
    [InlineData("unknownFutureValue", "ASN006", GdapVerdict.Unknown)]
    public void An_assignment_that_does_not_work_decides(string status, string checkId, GdapVerdict verdict)
    {
        Is(Judge(Customer().With(Relation.Assigned(status)), Relation.In(Relation.Group)), checkId, verdict);
        Is(Judge(Customer().With(Relation.Assigned(status)), Relation.In()), checkId, verdict);
    }

    [Theory]
    [InlineData("error", 30, "ended in an error, 30 minutes ago.")]
    [InlineData("error", 60 * 24 * 3, "ended in an error, 3 days ago.")]
    [InlineData("pending", 1, "is still pending, asked for 1 minute ago.")]
    [InlineData("pending", 60 * 5, "is still pending, asked for 5 hours ago.")]
    public void It_is_told_for_how_long_an_assignment_does_not_work(string status, int minutes, string words)
    {
        GdapAccessAssignment assignment = Relation.Assigned(status, modifiedMinutesAgo: minutes);

        Assert.EndsWith(words, Judge(Customer().With(assignment), Relation.In(Relation.Group))!.Cause);
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    [InlineData(180, true)]
    public void What_has_been_pending_for_long_is_not_waited_for(int minutes, bool isLong)
    {
        GdapAccessAssignment assignment = Relation.Assigned("pending", modifiedMinutesAgo: minutes);
        FindingFactory findings = new(CheckCatalogue.Load(), SessionKind.Delegated, System.TimeProvider.System);
        ChainStep step = Is(Judge(Customer().With(assignment), Relation.In(Relation.Group)), "ASN004", GdapVerdict.Fail);

        string first = findings.RemediationOf(step)[0];

        Assert.Equal(isLong, first.Contains("pending since " + step.Evidence.Values["Since"]));
        Assert.Equal(!isLong, first.StartsWith("Wait until", System.StringComparison.Ordinal));
    }

    [Fact]
    public void Groups_that_could_not_be_read_are_one_cause_for_all_customers()
    {
        Reading<Membership> unread = Reading<Membership>.Failed(Relation.Refusal(500), "GroupMember.Read.All");

        ChainStep step = Is(Judge(Customer().With(Relation.Assigned()), unread), "ASN006", GdapVerdict.Unknown);

        Assert.Equal("ASN006:groups", step.Shared!.Id);
        Assert.DoesNotContain("Relationship", step.Shared.Step.Evidence.Values.Keys);
    }

    [Theory]
    [InlineData(403, "ASN006:DelegatedAdminRelationship.Read.All")]
    [InlineData(500, null)]
    public void Assignments_that_could_not_be_read_are_one_cause_for_want_of_a_permission(int status, string? shared)
    {
        CustomerState customer = Customer();
        customer.Assignments["r1"] = Reading<IReadOnlyList<GdapAccessAssignment>>.Failed(
            Relation.Refusal(status), "DelegatedAdminRelationship.Read.All");

        Assert.Equal(shared, Is(Judge(customer, Relation.In(Relation.Group)), "ASN006", GdapVerdict.Unknown).Shared?.Id);
    }

    [Fact]
    public void An_assignment_in_error_does_not_matter_beside_one_that_works() => Assert.Null(Judge(
        Customer().With(Relation.Assigned("error", Other), Relation.Assigned()),
        Relation.In(Relation.Group, Other)));

    [Theory]
    [InlineData("error")]
    [InlineData("pending")]
    public void Beside_one_in_a_state_that_is_not_known_it_proves_nothing_broken(string status) => Is(
        Judge(Customer().With(Relation.Assigned(status), Relation.Assigned("suspended", Other)), Relation.In(Relation.Group, Other)),
        "ASN006",
        GdapVerdict.Unknown);

    [Fact]
    public void An_account_outside_the_group_is_a_failure_that_names_the_group()
    {
        ChainStep step = Is(Judge(Customer().With(Relation.Assigned()), Relation.In(Other)), "ASN003", GdapVerdict.Fail);

        Assert.Equal("Title of " + Relation.Group, step.Evidence.Values["Group"]);
    }

    [Fact]
    public void Roles_that_no_group_of_the_account_holds_are_named()
    {
        ChainStep step = Is(
            Judge(
                Customer().With(Relation.Assigned(roles: Relation.Profile.Roles.Skip(2))),
                Relation.In(Relation.Group)),
            "ASN005",
            GdapVerdict.Fail);

        Assert.Equal(
            string.Join(", ", Relation.Profile.Roles.Take(2).Select(role => role.RoleName)),
            step.Evidence.Values["Missing roles"]);
    }

    [Fact]
    public void Roles_that_could_not_be_read_are_not_lacking() => Is(
        Judge(Customer().With(Relation.Assigned(roles: [], hasUnreadRoles: true)), Relation.In(Relation.Group)),
        "ASN006",
        GdapVerdict.Unknown);

    [Fact]
    public void An_assignment_without_a_group_may_be_for_any_group() => Is(
        Judge(Customer().With(Relation.Assigned(group: Other), Relation.Assigned(group: "")), Relation.In(Relation.Group)),
        "ASN006",
        GdapVerdict.Unknown);

    [Fact]
    public void Unclear_assignments_do_not_matter_beside_one_that_suffices() => Assert.Null(Judge(
        Customer().With(Relation.Assigned(group: ""), Relation.Assigned(roles: [], hasUnreadRoles: true), Relation.Assigned()),
        Relation.In(Relation.Group)));

    [Fact]
    public void An_assignment_hands_on_no_role_its_relationship_lacks()
    {
        GdapRole missing = Relation.Profile.Roles[0];
        CustomerState customer = Relation.Customer(
            Relation.Of(roles: Relation.Profile.Roles.Skip(1)),
            Relation.Of(id: "r2", roles: [missing]));

        Is(Judge(customer.With(Relation.Assigned()), Relation.In(Relation.Group)), "ASN005", GdapVerdict.Fail);
    }

    [Fact]
    public void What_could_not_be_read_is_unknown_and_names_the_permission()
    {
        Reading<Membership> unread = Reading<Membership>.Failed(Relation.Refusal(403), "GroupMember.Read.All");

        ChainStep step = Is(Judge(Customer().With(Relation.Assigned()), unread), "ASN006", GdapVerdict.Unknown);

        Assert.Equal(["GroupMember.Read.All"], step.MissingPermissions);
    }

    [Fact]
    public void Unread_assignments_are_unknown_and_never_none()
    {
        CustomerState customer = Customer();
        customer.Assignments["r1"] = Reading<IReadOnlyList<GdapAccessAssignment>>.Failed(Relation.Refusal(404));

        ChainStep step = Is(Judge(customer, Relation.In(Relation.Group)), "ASN006", GdapVerdict.Unknown);

        Assert.Empty(step.MissingPermissions);
    }

    [Fact]
    public void Unread_assignments_do_not_matter_where_others_suffice()
    {
        CustomerState customer = Relation.Customer(Relation.Of(), Relation.Of(id: "r2")).With(Relation.Assigned());
        customer.Assignments["r2"] = Reading<IReadOnlyList<GdapAccessAssignment>>.Failed(Relation.Refusal(500));

        Assert.Null(Judge(customer, Relation.In(Relation.Group)));
        Is(Judge(customer, Relation.In()), "ASN006", GdapVerdict.Unknown);
    }

    [Fact]
    public void A_group_that_is_gone_is_not_one_the_account_is_not_in()
    {
        ChainStep step = Is(
            new AssignmentJudge(
                Customer().With(Relation.Assigned()), Relation.In(Other), Relation.Words with { IsGone = id => id == Relation.Group }, Relation.Now)
                .Judge(Relation.Options),
            "ASN003",
            GdapVerdict.Fail);

        Assert.Contains("no longer exists in the partner tenant", step.Cause);
        Assert.Equal(Relation.Group, step.Evidence.Values[AssignmentSteps.Gone]);
        Assert.Contains("that exists and holds the account", step.Remediation![0]);
        Assert.Equal(step.Remediation, step.Shared!.Step.Remediation);
    }

    [Fact]
    public void An_assignment_in_error_of_a_group_that_is_gone_is_not_to_be_made_anew()
    {
        ChainStep step = Is(
            new AssignmentJudge(
                Customer().With(Relation.Assigned("error")), Relation.In(Other), Relation.Words with { IsGone = _ => true }, Relation.Now)
                .Judge(Relation.Options),
            "ASN002",
            GdapVerdict.Fail);

        Assert.EndsWith("no longer exists in the partner tenant.", step.Cause);
        Assert.DoesNotContain(step.Remediation!, text => text.Contains("make it anew"));
    }

    [Fact]
    public void A_list_that_was_throttled_asks_for_no_permission()
    {
        CustomerState customer = Customer();
        customer.Assignments["r1"] = Reading<IReadOnlyList<GdapAccessAssignment>>.Failed(
            new GdapException("Throttled", GdapErrorKind.Throttled, "Slower.", recommendedAction: "Try again later."), "Some.Permission");

        ChainStep step = Is(Judge(customer, Relation.In(Relation.Group)), "ASN006", GdapVerdict.Unknown);

        Assert.Empty(step.MissingPermissions);
        Assert.StartsWith("Run the check again later", Assert.Single(step.Remediation!), StringComparison.Ordinal);
    }

    private static CustomerState Customer() => Relation.Customer(Relation.Of());

    private static ChainStep? Judge(CustomerState customer, Reading<Membership> membership) =>
        new AssignmentJudge(customer, membership, Relation.Words, Relation.Now).Judge(Relation.Options);

    private static ChainStep Is(ChainStep? step, string checkId, GdapVerdict verdict)
    {
        Assert.NotNull(step);
        Assert.Equal((checkId, verdict), (step.CheckId, step.Verdict));
        return step;
    }
}
