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

/// <summary>Where Partner Center is closed: the link that is written in place of a consent.</summary>
public sealed class ConsentLinkTests
{
    [Fact]
    public async Task Where_Partner_Center_is_closed_a_link_is_written_and_nothing_sent()
    {
        GdapFault fault = new() { Kind = GdapFaultKind.Status, StatusCode = 403, Method = "GET", Path = "v1/customers" };
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Refusing, faults: fault);

        PlannedChange<GdapConsent> plan = await ConsentBench.PlanAsync(bench, ConsentBench.Target(bench));
        GdapConsent told = await plan.ExecuteAsync(default);

        Assert.Null(plan.Action);
        Assert.Equal((GdapConsentStatus.NotConsented, GdapConsentChange.LinkWritten), (told.Status, told.Change));
        Assert.Contains("Indirect resellers have no access", told.Reason);
        Assert.Empty(bench.Carrier.Asked);
    }

    [Fact]
    public async Task A_refused_consent_becomes_a_link_that_says_so()
    {
        GdapFault fault = new() { Kind = GdapFaultKind.Status, StatusCode = 403, Method = "POST", Path = "v1/customers/*" };
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Refusing, faults: fault);

        GdapConsent told = await ConsentBench.GrantAsync(bench, ConsentBench.Target(bench));

        Assert.Equal((GdapConsentStatus.NotConsented, GdapConsentChange.LinkWritten), (told.Status, told.Change));
        Assert.StartsWith("Could not consent for ", told.Reason);
        Assert.NotNull(told.ConsentUri);
        Assert.Empty(bench.Carrier.Applied);
    }

    [Fact]
    public async Task A_link_asks_for_what_is_there_too_and_goes_to_the_sessions_cloud()
    {
        using WriteBench bench = await WriteBench.OpenAsync(ConsentBench.Narrow);

        GdapConsent told = await ConsentBench.GrantAsync(
            bench,
            ConsentBench.Target(bench, "Directory.Read.All Exchange/Exchange.Manage", isOwn: false),
            new ConsentOptions { WritesLink = true, RedirectUri = new Uri("https://partner.example/done?a=b") });

        Assert.Equal(
            $"https://login.microsoftonline.com/{SmallPartner.Customer}/v2.0/adminconsent?client_id={ConsentBench.Application}"
                + "&scope=https%3A%2F%2Fgraph.microsoft.com%2FUser.Read%20https%3A%2F%2Fgraph.microsoft.com%2FDirectory.Read.All"
                + $"%20{ConsentBench.Exchange}%2FExchange.Manage"
                + $"&redirect_uri=https%3A%2F%2Fpartner.example%2Fdone%3Fa%3Db&state={SmallPartner.Customer}",
            told.ConsentUri!.AbsoluteUri);
        Assert.Contains(told.ConsentUri.AbsoluteUri, told.ConsentText);
        Assert.Contains("- Office 365 Exchange Online: Exchange.Manage", told.ConsentText);
        Assert.DoesNotContain("\r", told.ConsentText);
        Assert.Empty(bench.Carrier.Asked);
    }
}
