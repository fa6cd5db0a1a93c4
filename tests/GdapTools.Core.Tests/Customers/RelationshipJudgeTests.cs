using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Relationships;
using Xunit;

namespace GdapTools.Core.Tests.Customers;

/// <summary>What is said of a customer's relationships.
/// States: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationship</summary>
public sealed class RelationshipJudgeTests
{
    [Fact]
    public void A_healthy_relationship_needs_no_word() => Assert.Empty(Judge(Relation.Of()));

    [Fact]
    public void No_relationship_at_all_is_a_failure() => Is(Judge(), "REL001", GdapVerdict.Fail);

    [Theory]
    [InlineData("expired", "REL002", GdapVerdict.Fail)]
    [InlineData("terminated", "REL002", GdapVerdict.Fail)]
    [InlineData("approvalPending", "REL003", GdapVerdict.Fail)]
    [InlineData("APPROVALPENDING", "REL003", GdapVerdict.Fail)]
    [InlineData("created", "REL010", GdapVerdict.Fail)]
    [InlineData("approved", "REL010", GdapVerdict.Fail)]
    [InlineData("activating", "REL010", GdapVerdict.Fail)]
    [InlineData("expiring", "REL011", GdapVerdict.Fail)]
    [InlineData("terminationRequested", "REL011", GdapVerdict.Fail)]
    [InlineData("terminating", "REL011", GdapVerdict.Fail)]
    [InlineData("unknownFutureValue", "REL008", GdapVerdict.Unknown)]
    [InlineData("suspended", "REL008", GdapVerdict.Unknown)]
    [InlineData("", "REL008", GdapVerdict.Unknown)]
    public void A_state_other_than_active_decides(string status, string checkId, GdapVerdict verdict)
    {
        ChainStep step = Is(Judge(Relation.Of(status)), checkId, verdict);

        Assert.Contains("Name of r1", step.Cause);
        Assert.Equal("r1", step.Evidence.Values["Relationship id"]);
    }

    [Theory]
    [InlineData(10, "the request lapses on 2027-01-20 (in 80 days).")]
    [InlineData(89.5, "the request lapses on 2026-11-01 (in less than a day).")]
    [InlineData(100, "the 90 days for it were over on 2026-10-22.")]
    public void A_request_that_waits_tells_when_it_lapses(double daysOld, string words) => Assert.EndsWith(
        words, Judge(Relation.Of("approvalPending", createdDaysAgo: daysOld))[0].Cause);

    [Theory]
    [InlineData(89, false)]
    [InlineData(91, true)]
    public void A_request_that_has_lapsed_is_to_be_made_anew(double daysOld, bool isLapsed)
    {
        ChainStep step = Is(Judge(Relation.Of("approvalPending", createdDaysAgo: daysOld)), "REL003", GdapVerdict.Fail);

        Assert.Equal(isLapsed, step.Remediation?[0].StartsWith("Create a new GDAP relationship") == true);
    }

    [Fact]
    public void With_Global_Administrator_the_first_step_is_to_remove_it()
    {
        ChainStep[] steps = [.. Judge(Relation.Of(
            endsInDays: 12, extends: false, roles: [.. Relation.Profile.Roles, Relation.Roles.Get(RoleCatalogue.GlobalAdministratorId)]))];

        Assert.Equal(["REL005", "REL006"], steps.Select(step => step.CheckId));
        Assert.StartsWith("Remove Global Administrator", steps[0].Remediation![0]);
        Assert.Contains("with Global Administrator it cannot", steps[0].Cause);
    }

    [Theory]
    [InlineData("approvalPending")]
    [InlineData("created")]
    public void What_waits_for_the_indirect_reseller_does_not_wait_for_the_customer(string status) =>
        Is(Judge(Relation.Of(status, isConsentPending: true)), "REL016", GdapVerdict.Fail);

    [Fact]
    public void The_consent_of_an_ended_relationship_does_not_matter() =>
        Is(Judge(Relation.Of("expired", isConsentPending: true)), "REL002", GdapVerdict.Fail);

    [Fact]
    public void Of_several_without_access_the_one_nearest_to_it_is_told() =>
        Is(Judge(Relation.Of("expired"), Relation.Of("approvalPending", "r2"), Relation.Of("terminated", "r3")), "REL003", GdapVerdict.Fail);

    [Theory]
    [InlineData("activating", "created", "REL010")]
    [InlineData("approvalPending", "created", "REL003")]
    [InlineData("approved", "approvalPending", "REL010")]
    [InlineData("created", "expiring", "REL010")]
    [InlineData("unknownFutureValue", "activating", "REL008")]
    public void Nearer_to_access_is_what_comes_later_on_the_way_to_it(string nearer, string other, string checkId)
    {
        ChainStep step = Assert.Single(Judge(Relation.Of(other, "other"), Relation.Of(nearer)));

        Assert.Equal((checkId, "r1"), (step.CheckId, step.Evidence.Values["Relationship id"]));
    }

    [Fact]
    public void An_ended_relationship_beside_an_active_one_does_not_matter() =>
        Assert.Empty(Judge(Relation.Of("expired", "r0"), Relation.Of()));

    [Fact]
    public void A_role_missing_from_the_profile_is_named()
    {
        GdapRelationship relationship = Relation.Of(roles: Relation.Profile.Roles.Skip(1));

        ChainStep step = Is(Judge(relationship), "REL004", GdapVerdict.Fail);

        Assert.Equal(Relation.Profile.Roles[0].RoleName, step.Evidence.Values["Missing roles"]);
    }

    [Fact]
    public void Roles_of_several_active_relationships_add_up() => Assert.Empty(Judge(
        Relation.Of(roles: Relation.Profile.Roles.Take(4)),
        Relation.Of(id: "r2", roles: Relation.Profile.Roles.Skip(4))));

    [Theory]
    [InlineData(12, false, true)]
    [InlineData(30, false, true)]
    [InlineData(31, false, false)]
    [InlineData(12, true, false)]
    public void An_end_within_the_window_warns_unless_it_extends_itself(int days, bool extends, bool warns)
    {
        IReadOnlyList<ChainStep> steps = Judge(Relation.Of(endsInDays: days, extends: extends));

        Assert.Equal(warns ? ["REL005"] : [], steps.Select(step => step.CheckId));
    }

    [Fact]
    public void An_end_does_not_matter_where_another_relationship_holds_the_same_roles() => Assert.Empty(Judge(
        Relation.Of(endsInDays: 5, extends: false),
        Relation.Of(id: "r2")));

    [Fact]
    public void An_end_matters_where_it_takes_a_role_away() => Is(
        Judge(
            Relation.Of(endsInDays: 5, extends: false),
            Relation.Of(id: "r2", roles: Relation.Profile.Roles.Skip(1))),
        "REL005",
        GdapVerdict.Warning);

    [Fact]
    public void The_end_that_takes_a_role_away_is_told_and_no_earlier_one()
    {
        ChainStep step = Is(
            Judge(
                Relation.Of(id: "r0", endsInDays: 3, extends: false, roles: Relation.Profile.Roles.Take(1)),
                Relation.Of(endsInDays: 5, extends: false)),
            "REL005",
            GdapVerdict.Warning);

        Assert.Equal("r1", step.Evidence.Values["Relationship id"]);
    }

    [Fact]
    public void An_end_that_takes_no_needed_role_away_does_not_matter() =>
        Is(Judge(Relation.Of(endsInDays: 5, extends: false, roles: [])), "REL004", GdapVerdict.Fail);

    [Fact]
    public void A_missing_role_does_not_hide_another_that_is_held_only_past_the_end() => Assert.Equal(
        ["REL004", "REL008"],
        Judge(
            Relation.Of(endsInDays: -3, roles: Relation.Profile.Roles.Take(1)),
            Relation.Of(id: "r2", roles: Relation.Profile.Roles.Skip(2)))
        .Select(step => step.CheckId));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Active_past_its_end_is_not_understood(bool extends) =>
        Is(Judge(Relation.Of(endsInDays: -3, extends: extends)), "REL008", GdapVerdict.Unknown);

    [Fact]
    public void Active_past_its_end_does_not_matter_where_another_holds_the_same_roles() =>
        Assert.Empty(Judge(Relation.Of(endsInDays: -3, extends: false), Relation.Of(id: "r2")));

    [Fact]
    public void A_role_held_only_past_the_end_is_not_proven() => Is(
        Judge(Relation.Of(endsInDays: -3), Relation.Of(id: "r2", roles: Relation.Profile.Roles.Skip(1))),
        "REL008",
        GdapVerdict.Unknown);

    [Fact]
    public void Roles_that_could_not_be_read_are_not_missing() =>
        Is(Judge(Relation.Of(roles: [], hasUnreadRoles: true)), "REL008", GdapVerdict.Unknown);

    [Fact]
    public void An_empty_list_of_roles_is_missing_all() => Is(Judge(Relation.Of(roles: [])), "REL004", GdapVerdict.Fail);

    [Fact]
    public void Unread_roles_do_not_matter_where_the_others_suffice() =>
        Assert.Empty(Judge(Relation.Of(roles: [], hasUnreadRoles: true), Relation.Of(id: "r2")));

    [Theory]
    [InlineData(-3, true)]
    [InlineData(30, false)]
    public void An_end_in_the_future_is_no_date_of_the_past(int endsInDays, bool isTold)
    {
        string cause = Judge(Relation.Of("terminated", endsInDays: endsInDays))[0].Cause;

        Assert.Equal(isTold, cause.Contains("terminated on 20"));
    }

    [Fact]
    public void Global_Administrator_without_extension_warns()
    {
        IEnumerable<GdapRole> roles = [.. Relation.Profile.Roles, Relation.Roles.Get(RoleCatalogue.GlobalAdministratorId)];

        Is(Judge(Relation.Of(extends: false, roles: roles)), "REL006", GdapVerdict.Warning);
        Assert.Empty(Judge(Relation.Of(extends: false)));
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(29, true)]
    [InlineData(31, false)]
    public void A_fresh_activation_warns(double minutesAgo, bool warns) => Assert.Equal(
        warns ? ["REL007"] : [],
        Judge(Relation.Of(activatedMinutesAgo: minutesAgo)).Select(step => step.CheckId));

    private static IReadOnlyList<ChainStep> Judge(params GdapRelationship[] relationships) =>
        RelationshipJudge.Judge(Relation.Customer(relationships), Relation.Options, Relation.Now);

    private static ChainStep Is(IReadOnlyList<ChainStep> steps, string checkId, GdapVerdict verdict)
    {
        ChainStep step = Assert.Single(steps);
        Assert.Equal((checkId, verdict), (step.CheckId, step.Verdict));
        return step;
    }
}
