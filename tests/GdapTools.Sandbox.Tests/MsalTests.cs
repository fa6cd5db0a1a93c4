using System;
using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using GdapTools.Core.Snapshots;
using Microsoft.Identity.Client;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class MsalTests
{
    private static readonly string[] s_scopes = ["https://graph.microsoft.com/.default"];

    [Fact]
    public async Task Client_secret_yields_an_app_token()
    {
        AuthenticationResult result = await Confidential(Handler(), SmallPartner.Partner)
            .AcquireTokenForClient(s_scopes)
            .ExecuteAsync();

        Assert.Equal("app", SandboxClient.Claims(result.AccessToken).GetProperty("idtyp").GetString());
    }

    [Theory]
    [InlineData("wrong", "7000215")]
    [InlineData("expired", "7000222")]
    public async Task Refused_secret_is_a_service_exception(string secret, string code)
    {
        MsalServiceException failure = await Assert.ThrowsAsync<MsalServiceException>(
            () => Confidential(Handler(), SmallPartner.Partner, secret)
                .AcquireTokenForClient(s_scopes)
                .ExecuteAsync());

        Assert.Equal(401, failure.StatusCode);
        Assert.Equal("invalid_client", failure.ErrorCode);
        Assert.Contains("AADSTS" + code, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refresh_token_reaches_home_and_customer()
    {
        SandboxHandler handler = Handler();
        IConfidentialClientApplication app = Confidential(handler, SmallPartner.Partner);
        AuthenticationResult home = await ((IByRefreshToken)app)
            .AcquireTokenByRefreshToken(s_scopes, SmallPartner.BobToken)
            .ExecuteAsync();

        AuthenticationResult customer = await app
            .AcquireTokenSilent(s_scopes, home.Account)
            .WithTenantId(SmallPartner.Customer)
            .ExecuteAsync();

        Assert.Equal(SmallPartner.BobName, home.Account.Username);
        Assert.Equal(SmallPartner.Customer, customer.TenantId);
        Assert.Equal(
            "pwd", SandboxClient.Claims(customer.AccessToken).GetProperty("amr").EnumerateArray().Single().GetString());
    }

    [Fact]
    public async Task Refused_customer_is_a_ui_required_exception()
    {
        IConfidentialClientApplication app = Confidential(Handler(), SmallPartner.Partner);
        MsalUiRequiredException failure = await Assert.ThrowsAsync<MsalUiRequiredException>(
            () => ((IByRefreshToken)app)
                .AcquireTokenByRefreshToken(s_scopes, "any")
                .WithTenantId(SmallPartner.Refusing)
                .ExecuteAsync());

        Assert.Contains("AADSTS65001", failure.Message, StringComparison.Ordinal);
        Assert.Equal(UiRequiredExceptionClassification.ConsentRequired, failure.Classification);
    }

    [Fact]
    public async Task Device_code_is_approved_at_the_second_poll()
    {
        SandboxHandler handler = Handler();
        IPublicClientApplication app = PublicClientApplicationBuilder.Create(SmallPartner.Client)
            .WithAuthority("https://login.microsoftonline.com/" + SmallPartner.Partner, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new Factory(handler))
            .Build();
        string message = "";

        AuthenticationResult result = await app
            .AcquireTokenWithDeviceCode(s_scopes, code =>
            {
                message = code.Message;
                return Task.CompletedTask;
            })
            .ExecuteAsync();

        Assert.Contains("https://microsoft.com/devicelogin", message, StringComparison.Ordinal);
        Assert.Equal(SmallPartner.AnnName, result.Account.Username);
        Assert.Equal([400, 200], handler.Requests.Where(IsToken).Select(request => request.Status));
    }

    [Fact]
    public async Task Instance_discovery_is_answered()
    {
        SandboxHandler handler = Handler();
        IConfidentialClientApplication app = ConfidentialClientApplicationBuilder.Create(SmallPartner.Client)
            .WithClientSecret("any")
            .WithAuthority("https://login.sandbox.example/" + SmallPartner.Partner, validateAuthority: false)
            .WithHttpClientFactory(new Factory(handler))
            .Build();

        AuthenticationResult result = await app.AcquireTokenForClient(s_scopes).ExecuteAsync();

        Assert.NotEmpty(result.AccessToken);
        Assert.All(handler.Requests, request => Assert.Equal(200, request.Status));
    }

    private static bool IsToken(ServedRequest request) => request.Path.EndsWith("/token", StringComparison.Ordinal);

    private static SandboxHandler Handler()
    {
        Snapshot snapshot = SnapshotEditor.Read(SmallPartner.Json);
        return new SandboxHandler(snapshot, new SandboxOptions { DeviceCodeInterval = TimeSpan.Zero });
    }

    private static IConfidentialClientApplication Confidential(
        SandboxHandler handler, string tenant, string secret = "any") =>
        ConfidentialClientApplicationBuilder.Create(SmallPartner.Client)
            .WithClientSecret(secret)
            .WithAuthority("https://login.microsoftonline.com/" + tenant, validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new Factory(handler))
            .Build();

    private sealed class Factory(HttpMessageHandler handler) : IMsalHttpClientFactory
    {
        private readonly HttpClient _client = new(handler);

        public HttpClient GetHttpClient() => _client;
    }
}
