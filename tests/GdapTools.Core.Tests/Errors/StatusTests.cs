using System.Linq;
using GdapTools.Core.Errors;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>A status without a code never asserts one cause.</summary>
public sealed class StatusTests
{
    private const string TokenCall = "Unable to get Microsoft access_token (SSO auth). Request failed with status code 401 calling ";

    private static readonly ErrorResolver s_resolver = new();

    [Theory]
    [InlineData("https://login.microsoftonline.com/<tenant>/oauth2/v2.0/token", null)]
    [InlineData("https://login.microsoftonline.com/0a1b2c3d-0000-1111-2222-333344445555/oauth2/v2.0/token", "0a1b2c3d-0000-1111-2222-333344445555")]
    [InlineData("https://login.microsoftonline.us/contoso.example/oauth2/v2.0/token", "contoso.example")]
    [InlineData("https://login.partner.microsoftonline.cn/common/oauth2/token", null)]
    public void A_401_of_the_token_endpoint_is_the_credential_or_the_token(string uri, string? tenant)
    {
        ErrorResolution found = s_resolver.Resolve(TokenCall + uri);

        Assert.Equal((null, ErrorSource.TokenEndpoint, 401), (found.Code, found.Source, found.StatusCode!.Value));
        Assert.Equal(Confidence.Medium, found.Confidence);
        Assert.Equal(
            [(ChainLink.Credential, Confidence.Medium), (ChainLink.Token, Confidence.Low)],
            found.Candidates.Select(candidate => (candidate.Link, candidate.Confidence)));
        Assert.Equal(tenant, found.TenantId);
        Assert.Equal(uri, found.RequestUri);
        ResolutionAssert.IsComplete(found);
    }

    [Theory]
    [InlineData("Inspection failed at https://graph.microsoft.com/<endpoint> with status code 401")]
    [InlineData("Inspection failed at https://graph.microsoft.com/v1.0/users?$top=5 with status code 401: Request failed with status code 401.")]
    [InlineData("GET https://graph.microsoft.us/v1.0/organization 401 12ms")]
    [InlineData("requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://graph.microsoft.com/beta/me")]
    [InlineData("""{"StatusCode":401,"RequestUri":"https://graph.microsoft.com/v1.0/me"}""")]
    public void A_401_of_Graph_has_three_candidates_and_a_probe_as_next_step(string input)
    {
        ErrorResolution found = s_resolver.Resolve(input);

        Assert.Equal((null, ErrorSource.Graph, 401), (found.Code, found.Source, found.StatusCode!.Value));
        Assert.Equal((ChainLink.Unknown, Confidence.Low), (found.Link, found.Confidence));
        Assert.Equal([ChainLink.Token, ChainLink.Token, ChainLink.Relationship], found.Candidates.Select(candidate => candidate.Link));
        Assert.All(found.Candidates, candidate => Assert.Equal(Confidence.Low, candidate.Confidence));
        Assert.Contains("MFA", found.Candidates[0].Cause);
        Assert.Contains("Test-GraphMfaClaim -Probe", found.Remediation[0]);
        ResolutionAssert.IsComplete(found);
    }

    [Theory]
    [InlineData("401", 401)]
    [InlineData("Forbidden", 403)]
    [InlineData("Unauthorized", 401)]
    [InlineData("HTTP 403", 403)]
    [InlineData("HTTP/1.1 400 Bad Request", 400)]
    [InlineData("Response status code does not indicate success: 401 (Unauthorized).", 401)]
    [InlineData("Response status code does not indicate success: Forbidden (Forbidden).", 403)]
    [InlineData("The remote server returned an error: (403) Forbidden.", 403)]
    [InlineData("Der Remoteserver hat einen Fehler zurückgegeben: (403) Unzulässig.", 403)]
    [InlineData("Der Remoteserver hat einen Fehler zurückgegeben: (401) Nicht autorisiert.", 401)]
    [InlineData("Le serveur distant a retourné une erreur : (403) Interdit.", 403)]
    [InlineData("Error en el servidor remoto: (403) Prohibido.", 403)]
    [InlineData("リモート サーバーがエラーを返しました: (403) 使用不可能", 403)]
    [InlineData("AxiosError: Request failed with status code 429", 429)]
    [InlineData("got 503 from upstream", 503)]
    [InlineData("\"GET /v1.0/users HTTP/1.1\" 404 532", 404)]
    [InlineData("status=502", 502)]
    [InlineData("call => 401", 401)]
    [InlineData("{\"status\":\"403\"}", 403)]
    [InlineData("{\"statusCode\":500,\"message\":\"Internal server error\"}", 500)]
    public void A_status_is_read(string input, int status)
    {
        ErrorResolution found = s_resolver.Resolve(input);

        Assert.Equal(status, found.StatusCode);
        Assert.Null(found.Code);
        Assert.True(found.Confidence is Confidence.Low or Confidence.Medium);
        ResolutionAssert.IsComplete(found);
    }

    [Theory]
    [InlineData("processed 401 customers in 503 ms")]
    [InlineData("error budget: 403 items left")]
    [InlineData("listening on port 443, pid 401")]
    [InlineData("2026-11-01T08:00:00.401Z INFO ok")]
    [InlineData("10.0.0.401 and 4.0.400 and v401")]
    [InlineData("GET https://graph.microsoft.com/v1.0/users?$top=500 returned 200 in 404 ms")]
    [InlineData("Customer 500 of 503 done")]
    [InlineData("HTTP 200, status 204")]
    [InlineData("job ended with exit code 401")]
    [InlineData("Kunden gefunden: (404) davon fertig")]
    [InlineData("done: (403) Customers")]
    [InlineData("Ergebnis (401) Kunden")]
    public void Other_numbers_are_no_status(string input)
    {
        Assert.Null(s_resolver.Resolve(input).StatusCode);
        Assert.Empty(s_resolver.ResolveLines([input]));
    }

    [Theory]
    [InlineData(429, ChainLink.Throttling)]
    [InlineData(500, ChainLink.Service)]
    [InlineData(503, ChainLink.Service)]
    [InlineData(407, ChainLink.Network)]
    public void A_status_with_one_leading_cause_names_its_link(int status, ChainLink link)
    {
        ErrorResolution found = s_resolver.Resolve($"HTTP {status}");

        Assert.Equal((link, Confidence.Medium), (found.Link, found.Confidence));
        ResolutionAssert.IsComplete(found);
    }

    [Theory]
    [InlineData("429 (Too Many Requests)", ErrorSource.Unknown)]
    [InlineData("GET https://graph.microsoft.com/v1.0/users failed: 429 (Too Many Requests)", ErrorSource.Graph)]
    [InlineData("""{"error":{"code":"TooManyRequests","message":"x","innerError":{"request-id":"x"}}}""", ErrorSource.Graph)]
    public void Words_that_anybody_says_name_no_service(string input, ErrorSource source)
    {
        ErrorResolution found = s_resolver.Resolve(input);

        Assert.Equal((source, ChainLink.Throttling), (found.Source, found.Link));
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/me", ErrorSource.Graph)]
    [InlineData("https://microsoftgraph.chinacloudapi.cn/v1.0/me", ErrorSource.Graph)]
    [InlineData("https://api.partnercenter.microsoft.com/v1/customers", ErrorSource.PartnerCenter)]
    [InlineData("https://login.windows.net/contoso.example/oauth2/token", ErrorSource.TokenEndpoint)]
    [InlineData("http://127.0.0.1:5001/contoso.example/oauth2/v2.0/token", ErrorSource.TokenEndpoint)]
    [InlineData("http://localhost:5001/v1.0/users", ErrorSource.Graph)]
    [InlineData("https://example.org/v1.0/users", ErrorSource.Unknown)]
    public void The_address_says_who_answered(string uri, ErrorSource source)
    {
        ErrorResolution found = s_resolver.Resolve($"POST {uri}?secret=x failed with status code 403");

        Assert.Equal(source, found.Source);
        Assert.Equal(source == ErrorSource.Unknown ? null : uri, found.RequestUri);
    }

    [Fact]
    public void A_code_that_nobody_knows_is_named_beside_the_status()
    {
        ErrorResolution found = s_resolver.Resolve("""{"status":403,"body":{"error":{"code":"Some_NewCode","message":"x"}}}""");

        Assert.Equal(("Some_NewCode", Confidence.Low), (found.Code, found.Confidence));
        Assert.True(found.Candidates.Count >= 2);
    }
}
