using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Http;
using Microsoft.Identity.Client;
using Microsoft.Identity.Client.Extensibility;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>MSAL as it is, over a connection.</summary>
public sealed class MsalFlowTests : IDisposable
{
    private static readonly string[] s_scopes = ["https://graph.microsoft.com/.default"];

    private readonly SandboxServer _server = Loopback.StartSample();
    private readonly HttpClient _http;

    public MsalFlowTests()
    {
        _http = new HttpClient(new AuthorityRewriteHandler(_server.Uri, new SocketsHttpHandler()));
    }

    public void Dispose()
    {
        _http.Dispose();
        _server.Dispose();
    }

    [Fact]
    public async Task A_browser_hands_a_code_back()
    {
        IPublicClientApplication app = PublicClientApplicationBuilder.Create("any")
            .WithAuthority($"https://127.0.0.1:{_server.Uri.Port}/organizations", validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new Factory(_http))
            .WithRedirectUri("http://localhost")
            .Build();

        AuthenticationResult result = await app.AcquireTokenInteractive(s_scopes)
            .WithCustomWebUi(new Browser(_server))
            .ExecuteAsync();

        Assert.Contains("mfa", SandboxClient.Claims(result.AccessToken).Texts("amr"));
        Assert.NotNull(result.Account.Username);
    }

    [Fact]
    public async Task A_code_is_redeemed_by_a_confidential_client()
    {
        IConfidentialClientApplication app = Confidential();
        Uri page = await app.GetAuthorizationRequestUrl(s_scopes).ExecuteAsync();
        using HttpClient browser = new(new AuthorityRewriteHandler(
            _server.Uri, new SocketsHttpHandler { AllowAutoRedirect = false }));
        using HttpResponseMessage redirect = await browser.GetAsync(page);
        string code = NameValues.Parse(redirect.Headers.Location!.Query)["code"]!;

        AuthenticationResult result = await app.AcquireTokenByAuthorizationCode(s_scopes, code).ExecuteAsync();

        Assert.NotEmpty(result.AccessToken);
    }

    [Fact]
    public async Task A_claims_challenge_is_met_by_way_of_MSAL()
    {
        using SandboxServer server = Loopback.StartSample(new SandboxOptions
        {
            Faults = [new GdapFault { Kind = GdapFaultKind.ClaimsChallenge, Path = "v1.0/organization" }],
        });
        using HttpClient http = new(new AuthorityRewriteHandler(server.Uri, new SocketsHttpHandler()));
        IConfidentialClientApplication app = Confidential(server, http);
        string first = await AcquireAsync(app, claims: null);
        using HttpResponseMessage refused = await GetAsync(http, server, first);
        string? demand = ClaimsChallenge.Of(refused.Headers.WwwAuthenticate.ToString());

        using HttpResponseMessage answer = await GetAsync(http, server, await AcquireAsync(app, demand));

        Assert.Equal(401, (int)refused.StatusCode);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    private IConfidentialClientApplication Confidential() => Confidential(_server, _http);

    private static IConfidentialClientApplication Confidential(SandboxServer server, HttpClient http) =>
        ConfidentialClientApplicationBuilder.Create(Guid.NewGuid().ToString())
            .WithClientSecret("any")
            .WithAuthority(
                $"https://127.0.0.1:{server.Uri.Port}/{SampleSnapshot.Load().PartnerTenantId}",
                validateAuthority: false)
            .WithInstanceDiscovery(false)
            .WithHttpClientFactory(new Factory(http))
            .WithRedirectUri("http://localhost:8400/")
            .Build();

    private static async Task<string> AcquireAsync(IConfidentialClientApplication app, string? claims) =>
        (await app.AcquireTokenForClient(s_scopes).WithClaims(claims).ExecuteAsync()).AccessToken;

    private static Task<HttpResponseMessage> GetAsync(HttpClient http, SandboxServer server, string token)
    {
        HttpRequestMessage request = new(HttpMethod.Get, new Uri(server.Uri, "v1.0/organization"));
        request.Headers.Authorization = new("Bearer", token);
        return http.SendAsync(request);
    }

    private sealed class Factory(HttpClient client) : IMsalHttpClientFactory
    {
        public HttpClient GetHttpClient() => client;
    }

    // MSAL's own would open a port between looking for a free one and using it, which another test may take meanwhile.
    private sealed class Browser(SandboxServer server) : ICustomWebUi
    {
        public async Task<Uri> AcquireAuthorizationCodeAsync(
            Uri authorizationUri, Uri redirectUri, CancellationToken cancellationToken)
        {
            using HttpClient client = new(new AuthorityRewriteHandler(
                server.Uri, new SocketsHttpHandler { AllowAutoRedirect = false }));
            using HttpResponseMessage page = await client.GetAsync(authorizationUri, cancellationToken);
            return page.Headers.Location!;
        }
    }
}
