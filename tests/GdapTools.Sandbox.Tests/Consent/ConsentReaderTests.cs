using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers.Consent;
using GdapTools.Core.Graph;
using GdapTools.Sandbox.Tests.Support;
using GdapTools.Sandbox.Tests.Writing;
using Xunit;

namespace GdapTools.Sandbox.Tests.Consent;

/// <summary>What is told of a consent, and what cannot be.</summary>
public sealed class ConsentReaderTests
{
    private const string Scopes = "User.Read Directory.Read.All";

    [Theory]
    [InlineData("User.Read Directory.Read.All", GdapConsentStatus.Consented, "")]
    [InlineData("user.read DIRECTORY.READ.ALL Mail.Read", GdapConsentStatus.Consented, "")]
    [InlineData("User.Read", GdapConsentStatus.Incomplete, "Directory.Read.All")]
    [InlineData("", GdapConsentStatus.NotConsented, "User.Read,Directory.Read.All")]
    public async Task Scopes_are_compared(string stored, GdapConsentStatus status, string missing)
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor => ConsentBench.Store(editor, stored));

        GdapConsent told = await TellAsync(bench, Scopes);

        Assert.Equal(status, told.Status);
        Assert.Equal(missing, string.Join(",", told.MissingScopes.SelectMany(grant => grant.Scopes)));
        Assert.Equal(GdapConsentSource.CustomerTenant, told.Source);
        Assert.Equal("Other", told.DisplayName);
        Assert.All(told.Granted, grant => Assert.Equal(
            (ConsentBench.Graph, "Microsoft Graph"), (grant.EnterpriseApplicationId, grant.ResourceName)));
        Assert.Equal(status == GdapConsentStatus.Consented ? GdapVerdict.Pass : GdapVerdict.Fail, told.Verdict);
    }

    [Fact]
    public async Task What_one_user_has_consented_to_opens_nothing()
    {
        using WriteBench bench = await WriteBench.OpenAsync(
            editor => ConsentBench.Store(editor, Scopes, consentType: "Principal"));

        GdapConsent told = await TellAsync(bench, Scopes);

        Assert.Equal(GdapConsentStatus.NotConsented, told.Status);
        Assert.Empty(told.Granted);
    }

    [Fact]
    public async Task An_application_without_service_principal_is_not_consented()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor => ConsentBench.Store(editor));

        GdapConsent told = await TellAsync(bench, "");

        Assert.Equal(GdapConsentStatus.NotConsented, told.Status);
        Assert.Contains("no service principal", told.Reason);
    }

    [Theory]
    [InlineData(65001, "Directory.Read.All", GdapConsentStatus.NotConsented)]
    [InlineData(65001, "Exchange/Exchange.Manage", GdapConsentStatus.Unknown)]
    [InlineData(7000229, "Exchange/Exchange.Manage", GdapConsentStatus.NotConsented)]
    [InlineData(700016, "Directory.Read.All", GdapConsentStatus.NotConsented)]
    [InlineData(90099, "Directory.Read.All", GdapConsentStatus.NotConsented)]
    [InlineData(53003, "Directory.Read.All", GdapConsentStatus.Unknown)]
    [InlineData(50076, "Directory.Read.All", GdapConsentStatus.Unknown)]
    public async Task A_refused_token_tells_of_the_sessions_own_application(int code, string scopes, GdapConsentStatus status)
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor => ConsentBench.Refuse(editor, code));

        GdapConsent told = await TellAsync(bench, scopes, isOwn: true);

        Assert.Equal(status, told.Status);
        Assert.Contains($"AADSTS{code}", told.Reason);
        Assert.Empty(told.Granted);
    }

    [Fact]
    public async Task A_refused_token_tells_nothing_of_another_application()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor => ConsentBench.Refuse(editor, 65001));

        GdapConsent told = await TellAsync(bench, Scopes);

        Assert.Equal((GdapConsentStatus.Unknown, GdapVerdict.Unknown), (told.Status, told.Verdict));
        Assert.Empty(told.MissingScopes);
    }

    [Theory]
    [InlineData("v1.0/servicePrincipals", "Application.Read.All")]
    [InlineData("v1.0/oauth2PermissionGrants", "DelegatedPermissionGrant.Read.All")]
    public async Task What_may_not_be_read_is_unknown_and_names_the_permission(string path, string permission)
    {
        GdapFault fault = new() { Kind = GdapFaultKind.Status, StatusCode = 403, Path = path };
        using WriteBench bench = await WriteBench.OpenAsync(editor => ConsentBench.Store(editor, Scopes), faults: fault);

        GdapConsent told = await TellAsync(bench, Scopes);

        Assert.Equal(GdapConsentStatus.Unknown, told.Status);
        Assert.Equal([permission], told.MissingPermissions);
    }

    [Fact]
    public async Task What_another_tenant_answers_is_unknown()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor =>
        {
            ConsentBench.Store(editor, Scopes);
            editor.Resources(SmallPartner.Customer)["v1.0/organization"]!["value"]![0]!["id"] = SmallPartner.Partner;
        });

        GdapConsent told = await TellAsync(bench, Scopes);

        Assert.Equal(GdapConsentStatus.Unknown, told.Status);
        Assert.Contains("answered by another one", told.Reason);
    }

    [Fact]
    [OutOfContract("a consent for a resource that is not there")]
    public async Task A_consent_for_a_resource_that_is_not_told_is_unknown()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor =>
        {
            ConsentBench.Store(editor, Scopes);
            editor.Resources(SmallPartner.Customer)["v1.0/oauth2PermissionGrants"]!["value"]![0]!["resourceId"] =
                JsonValue.Create("a0000000-0000-4000-8000-00000000000f");
        });

        Assert.Equal(GdapConsentStatus.Unknown, (await TellAsync(bench, Scopes)).Status);
    }

    [Fact]
    public async Task All_customers_are_told_of_in_their_order()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor => ConsentBench.Store(editor, Scopes));
        int told = 0;

        await foreach (GdapConsent consent in new ConsentFinder(bench.Session, failure => throw failure).RunAsync(
            ["Customer", SmallPartner.Refusing], clientId: null, [], progress: null, CancellationToken.None))
        {
            Assert.Equal(told == 0 ? SmallPartner.Customer : SmallPartner.Refusing, consent.CustomerTenantId);
            Assert.Equal(told == 0 ? "Customer" : null, consent.CustomerName);
            Assert.Equal(GdapConsentStatus.NotConsented, consent.Status);
            told++;
        }

        Assert.Equal(2, told);
    }

    private static async Task<GdapConsent> TellAsync(WriteBench bench, string scopes, bool isOwn = false)
    {
        ConsentTarget target = ConsentBench.Target(bench, scopes, isOwn);
        Reading<ConsentState> reading = await ConsentBench.ReadAsync(bench, target.ApplicationId);
        return ConsentTold.Of(target, reading);
    }
}
