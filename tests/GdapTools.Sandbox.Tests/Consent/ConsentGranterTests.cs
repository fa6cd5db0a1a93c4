using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Core.Customers.Consent;
using GdapTools.Core.Relationships.Writing;
using GdapTools.Sandbox.Tests.Writing;
using Xunit;

namespace GdapTools.Sandbox.Tests.Consent;

/// <summary>What is sent, what is not, and what is said of it.</summary>
public sealed class ConsentGranterTests
{
    [Fact]
    public async Task A_consent_opens_the_tenant_and_is_granted_once()
    {
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Refusing);
        PlannedChange<GdapConsent> plan = await ConsentBench.PlanAsync(bench, ConsentBench.Target(bench));

        GdapConsent granted = await plan.ExecuteAsync(default);
        GdapConsent again = await ConsentBench.GrantAsync(bench, ConsentBench.Target(bench));

        Assert.Equal("customer '20000000-0000-4000-8000-000000000001'", plan.Target);
        Assert.Equal(
            $"Consent to application '{bench.Session.Token.AppId}' with Microsoft Graph: Directory.Read.All", plan.Action);
        Assert.Equal(
            (GdapConsentStatus.Consented, GdapConsentChange.Granted, GdapConsentSource.PartnerCenter),
            (granted.Status, granted.Change, granted.Source));
        Assert.Equal(
            (GdapConsentStatus.Consented, GdapConsentChange.None, GdapConsentSource.CustomerTenant),
            (again.Status, again.Change, again.Source));
        Assert.Equal([$"POST {ConsentBench.Consents}"], bench.Carrier.Asked);
    }

    [Fact]
    public async Task What_is_there_is_granted_again_by_nobody_and_named_by_no_WhatIf()
    {
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Narrow);

        PlannedChange<GdapConsent> plan = await ConsentBench.PlanAsync(
            bench, ConsentBench.Target(bench, "User.Read", isOwn: false));

        Assert.Null(plan.Action);
        Assert.Empty(bench.Carrier.Asked);
    }

    [Fact]
    public async Task Scopes_of_one_more_resource_are_asked_for_alone()
    {
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Narrow);

        GdapConsent granted = await ConsentBench.GrantAsync(
            bench, ConsentBench.Target(bench, "User.Read Exchange/Exchange.Manage", isOwn: false));

        Assert.Equal(
            ["Microsoft Graph: User.Read", "Office 365 Exchange Online: Exchange.Manage"],
            granted.Granted.Select(grant => grant.ToString()));
        Assert.Single(bench.Carrier.Applied);
    }

    [Fact]
    public async Task A_consent_that_lacks_scopes_is_left_alone_unless_told()
    {
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Narrow);

        GdapException? failure = await WriteBench.FailureAsync(
            () => ConsentBench.PlanAsync(bench, ConsentBench.Target(bench, isOwn: false)));

        Assert.Equal(("ConsentIncomplete", GdapErrorKind.Conflict), (failure?.ErrorId, failure?.Kind));
        Assert.Contains("lacks Microsoft Graph: Directory.Read.All; it holds Microsoft Graph: User.Read.", failure!.Message);
        Assert.Contains("-Replace", failure.RecommendedAction);
        Assert.Empty(bench.Carrier.Asked);
    }

    [Fact]
    public async Task Replacing_says_what_goes_and_comes_and_keeps_what_was_there()
    {
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Narrow);
        PlannedChange<GdapConsent> plan = await ConsentBench.PlanAsync(
            bench, ConsentBench.Target(bench, isOwn: false), new ConsentOptions { Replaces = true });
        Assert.Empty(bench.Carrier.Asked);

        GdapConsent replaced = await plan.ExecuteAsync(default);

        Assert.StartsWith("Remove the consent to application ", plan.Action);
        Assert.Contains("(Microsoft Graph: User.Read)", plan.Action);
        Assert.Contains("application permissions included", plan.Action);
        Assert.EndsWith(
            "then consent anew to Microsoft Graph: User.Read, Directory.Read.All; in between it has no access", plan.Action);
        Assert.Equal(GdapConsentChange.Replaced, replaced.Change);
        Assert.Equal(
            [$"DELETE {ConsentBench.Consents}/{ConsentBench.Application}", $"POST {ConsentBench.Consents}"], bench.Carrier.Applied);
        Assert.True(await ConsentBench.HoldsAsync(bench, isOwn: false, "User.Read", "Directory.Read.All"));
    }

    [Fact]
    public async Task A_consent_that_was_removed_and_is_not_granted_anew_is_told_with_what_completes_it()
    {
        GdapFault fault = new() { Kind = GdapFaultKind.Status, StatusCode = 403, Method = "POST", Path = "v1/customers/*" };
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Narrow, faults: fault);

        GdapException? failure = await WriteBench.FailureAsync(() => ConsentBench.GrantAsync(
            bench, ConsentBench.Target(bench, isOwn: false), new ConsentOptions { Replaces = true }));

        Assert.Equal("ConsentRemoved", failure?.ErrorId);
        Assert.Contains("the application has no access now", failure!.Message);
        Assert.EndsWith(
            $"Grant-GdapConsent -CustomerTenantId {SmallPartner.Customer} -ClientId {ConsentBench.Application} "
                + $"-Scope '{ConsentBench.Graph}/User.Read', '{ConsentBench.Graph}/Directory.Read.All'",
            failure.RecommendedAction);
        Assert.True(await ConsentBench.HoldsAsync(bench, isOwn: false));
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_replaced()
    {
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Refusing);

        GdapException? failure = await WriteBench.FailureAsync(() => ConsentBench.PlanAsync(
            bench, ConsentBench.Target(bench, isOwn: false), new ConsentOptions { Replaces = true }));

        Assert.Equal("ConsentUnreadable", failure?.ErrorId);
        Assert.Empty(bench.Carrier.Asked);
    }

    [Fact]
    public async Task What_cannot_be_read_is_tried_and_said_to_be_unread()
    {
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Refusing);
        PlannedChange<GdapConsent> plan = await ConsentBench.PlanAsync(bench, ConsentBench.Target(bench, isOwn: false));

        GdapConsent granted = await plan.ExecuteAsync(default);

        Assert.EndsWith("; what is consented to now could not be read", plan.Action);
        Assert.StartsWith("What else is consented to could not be read: ", granted.Reason);
        Assert.Equal(GdapConsentStatus.Consented, granted.Status);
    }

    [Fact]
    public async Task A_consent_that_Partner_Center_has_and_nobody_can_read_is_told_as_such()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor =>
        {
            ConsentBench.Narrow(editor);
            ConsentBench.Refuse(editor, 53003);
        });

        GdapException? failure = await WriteBench.FailureAsync(
            () => ConsentBench.GrantAsync(bench, ConsentBench.Target(bench, isOwn: false)));

        Assert.Equal(("ConsentExists", GdapErrorKind.Conflict), (failure?.ErrorId, failure?.Kind));
        Assert.Contains("Permission entry already exists", failure!.Message);
        Assert.EndsWith("Nothing was changed by this.", failure.Message);
        Assert.Empty(bench.Carrier.Applied);
    }

    [Theory]
    [InlineData("no role of the relationship", "no active relationship holds a role that may")]
    [InlineData("no assignment", "is assigned to no group")]
    [InlineData("another group", "it is in no group that Cloud Application Administrator is assigned to")]
    [InlineData("another customer", "there is no relationship with it")]
    public async Task An_account_that_no_role_reaches_is_told_before_anything_is_sent(string what, string words)
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor =>
        {
            ConsentBench.Refusing(editor);
            JsonObject partner = editor.Resources(SmallPartner.Partner);
            JsonNode relationship = partner["v1.0/tenantRelationships/delegatedAdminRelationships"]!["value"]![0]!;
            JsonNode assignments =
                partner[$"v1.0/tenantRelationships/delegatedAdminRelationships/{SmallPartner.RelationshipId}/accessAssignments"]!;
            switch (what)
            {
                case "no role of the relationship":
                    relationship["accessDetails"] = WriteBench.Roles(WriteBench.GlobalReader);
                    break;
                case "no assignment":
                    assignments["value"] = new JsonArray();
                    break;
                case "another group":
                    assignments["value"]![0]!["accessContainer"]!["accessContainerId"] = "50000000-0000-4000-8000-00000000000f";
                    break;
                default:
                    relationship["customer"]!["tenantId"] = SmallPartner.Known;
                    break;
            }
        });

        GdapException? failure = await WriteBench.FailureAsync(
            () => ConsentBench.PlanAsync(bench, ConsentBench.Target(bench)));

        Assert.Equal(("ConsentRoleMissing", GdapErrorKind.PermissionDenied), (failure?.ErrorId, failure?.Kind));
        Assert.Contains(words, failure!.Message);
        Assert.Equal(SmallPartner.Customer, failure.Target);
        Assert.Empty(bench.Carrier.Asked);
    }

    [Fact]
    public async Task A_role_that_cannot_be_told_is_tried()
    {
        GdapFault fault = new() { Kind = GdapFaultKind.Status, StatusCode = 403, Path = "v1.0/users/*/transitiveMemberOf" };
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Refusing, faults: fault);

        GdapConsent granted = await ConsentBench.GrantAsync(bench, ConsentBench.Target(bench));

        Assert.Equal(GdapConsentChange.Granted, granted.Change);
    }

    [Fact]
    public async Task A_token_without_the_MFA_claim_is_told_as_such()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor =>
        {
            ConsentBench.Refusing(editor);
            editor.Root["accessToken"]!["claims"]!["amr"] = new JsonArray("pwd");
        });

        GdapException? failure = await WriteBench.FailureAsync(
            () => ConsentBench.GrantAsync(bench, ConsentBench.Target(bench)));

        Assert.Equal(("MfaClaimMissing", GdapErrorKind.Authentication), (failure?.ErrorId, failure?.Kind));
        Assert.Empty(bench.Carrier.Asked);
    }

    [Fact]
    public async Task The_partners_own_tenant_and_no_scope_are_refused()
    {
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Refusing);
        ConsentTarget target = ConsentBench.Target(bench);

        GdapException? ofPartner = await WriteBench.FailureAsync(
            () => ConsentBench.PlanAsync(bench, target with { CustomerTenantId = SmallPartner.Partner }));
        GdapException? ofNothing = await WriteBench.FailureAsync(
            () => ConsentBench.PlanAsync(bench, target with { Wanted = [] }));

        Assert.Equal(("CustomerIsPartner", "ScopeRequired"), (ofPartner?.ErrorId, ofNothing?.ErrorId));
    }

    [Fact]
    public async Task A_busy_answer_is_repeated_under_the_same_id_with_the_documented_body()
    {
        List<(string Id, string Body)> sent = [];
        GdapFault fault = new()
        {
            Kind = GdapFaultKind.Status, StatusCode = 503, Method = "POST", Path = "v1/customers/*", Times = 1,
        };
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Refusing, faults: fault);
        bench.Carrier.Sent = async request => sent.Add(
            (request.Headers.GetValues("MS-RequestId").Single(), await request.Content!.ReadAsStringAsync()));

        await ConsentBench.GrantAsync(bench, ConsentBench.Target(bench, "User.Read Directory.Read.All Exchange/Exchange.Manage"));

        Assert.Equal(2, sent.Count);
        Assert.Single(sent.Select(request => request.Id).Distinct());
        Assert.All(sent, request => Assert.Equal(
            $$"""{"applicationId":"{{bench.Session.Token.AppId}}","applicationGrants":[{"enterpriseApplicationId":"{{ConsentBench.Graph}}","scope":"User.Read,Directory.Read.All"},{"enterpriseApplicationId":"{{ConsentBench.Exchange}}","scope":"Exchange.Manage"}]}""",
            request.Body));
    }
}
