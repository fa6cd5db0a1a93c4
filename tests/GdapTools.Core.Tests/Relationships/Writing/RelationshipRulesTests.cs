using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Relationships;
using GdapTools.Core.Relationships.Writing;
using Xunit;

namespace GdapTools.Core.Tests.Relationships.Writing;

/// <summary>What is judged before anything is sent, and what is written for people.</summary>
public sealed class RelationshipRulesTests
{
    private static readonly RoleCatalogue s_roles = RoleCatalogue.Load();
    private static readonly RoleProfileCatalogue s_profiles = RoleProfileCatalogue.Load(s_roles);

    [Theory]
    [InlineData(1, true)]
    [InlineData(50, true)]
    [InlineData(51, false)]
    [InlineData(0, false)]
    public void A_name_has_up_to_fifty_characters(int length, bool isValid) =>
        AssertRefused(isValid, "RelationshipNameInvalid", Spec() with { DisplayName = new string('x', length) });

    [Theory]
    [InlineData(1, true)]
    [InlineData(730, true)]
    [InlineData(730.01, false)]
    [InlineData(0.99, false)]
    public void A_duration_lies_between_a_day_and_two_years(double days, bool isValid) =>
        AssertRefused(isValid, "DurationInvalid", Spec() with { Duration = TimeSpan.FromDays(days) });

    [Fact]
    public void Nothing_with_Global_Administrator_extends_itself()
    {
        RelationshipSpec spec = Spec() with { Roles = Resolve("Global Administrator") };

        AssertRefused(isValid: true, "", spec);
        AssertRefused(isValid: false, "AutoExtendNotPossible", spec with { AutoExtendDuration = RelationshipRules.Extension });
    }

    [Fact]
    public void Roles_are_found_by_name_id_list_and_profile_each_once()
    {
        string id = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

        IReadOnlyList<GdapRole> roles = RoleResolver.Resolve(
            ["global reader; Reports Reader ;", id.ToUpperInvariant(), ""], "LiongardParent", s_roles, s_profiles);

        Assert.Equal(7, roles.Count);
        Assert.Equal(["Global Reader", "Reports Reader"], roles.Take(2).Select(role => role.RoleName));
        Assert.Empty(RoleResolver.Resolve([], profile: " ", s_roles, s_profiles));
    }

    [Fact]
    public void An_id_that_is_not_known_is_left_to_Graph_and_a_name_is_not()
    {
        string id = Guid.NewGuid().ToString();

        Assert.Equal(id, Assert.Single(Resolve(id)).RoleDefinitionId);
        GdapException failure = Assert.Throws<GdapException>(() => Resolve("Reader"));
        Assert.Equal("RoleNotFound", failure.ErrorId);
        Assert.Contains("Reader", failure.RecommendedAction);
    }

    [Theory]
    [InlineData("""{ "id": "a", "accessDetails": { "unifiedRoles": [ { "roleDefinitionId": "b" } ] } }""", "a", null)]
    [InlineData("""{ "id": "a", "error": { "code": "x", "message": "The reason." } }""", "a", "The reason.")]
    [InlineData("""{ "errorMessage": "The reason." }""", null, "The reason.")]
    [InlineData("The reason.", null, "The reason.")]
    [InlineData("", null, null)]
    [InlineData("[]", null, null)]
    public void An_operation_tells_what_it_changes_and_why_it_failed(string data, string? subject, string? message)
    {
        string item = JsonSerializer.Serialize(new { id = "o", status = "failed", data });

        GdapOperation operation = GdapOperation.Read(JsonDocument.Parse(item).RootElement);

        Assert.Equal((subject, message, false), (operation.SubjectId, operation.Message, operation.IsUnderWay));
    }

    [Fact]
    public void A_difference_names_what_is_and_what_was()
    {
        GdapRelationship seen = new() { Status = "active", Roles = [.. Resolve("Global Reader")], Duration = TimeSpan.FromDays(1) };
        GdapRelationship now = new() { Status = "terminated", Roles = [.. Resolve("Reports Reader")], Duration = TimeSpan.FromDays(1) };

        Assert.Null(RelationshipComparison.Difference(seen, seen));
        Assert.Equal(
            "status terminated, not active; roles Reports Reader, not Global Reader",
            RelationshipComparison.Difference(seen, now));
    }

    [Theory]
    [InlineData(GdapEnvironment.Global, "approvalPending", true, true)]
    [InlineData(GdapEnvironment.Global, "created", false, false)]
    [InlineData(GdapEnvironment.Global, "active", false, false)]
    [InlineData(GdapEnvironment.USGov, "approvalPending", false, true)]
    public void An_invitation_is_for_what_awaits_approval_where_its_address_is_documented(
        GdapEnvironment environment, string status, bool hasAddress, bool hasText)
    {
        GdapRelationship relationship = new()
        {
            Id = "r",
            DisplayName = "Name",
            Status = status,
            Roles = [.. Resolve("Global Reader")],
            Duration = TimeSpan.FromDays(365),
        };

        GdapInvitation invitation = Invitations.Of(relationship, environment);

        Assert.Equal((hasAddress, hasText), (invitation.InvitationUri is not null, invitation.InvitationText is not null));
        Assert.True(!hasText || invitation.InvitationText!.Contains("- Global Reader", StringComparison.Ordinal));
        Assert.True(!hasAddress || invitation.InvitationText!.Contains(
            "https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/r", StringComparison.Ordinal));
    }

    private static IReadOnlyList<GdapRole> Resolve(params string[] words) =>
        RoleResolver.Resolve(words, profile: null, s_roles, s_profiles);

    private static RelationshipSpec Spec() => new()
    {
        DisplayName = "Name",
        Roles = Resolve("Global Reader"),
        Duration = TimeSpan.FromDays(365),
    };

    private static void AssertRefused(bool isValid, string errorId, RelationshipSpec spec)
    {
        GdapException? failure = Record.Exception(() => RelationshipRules.Demand(spec)) as GdapException;

        Assert.Equal(isValid ? null : errorId, failure?.ErrorId);
    }
}
