using System;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Benchmarks;

/// <summary>A token endpoint that gives everybody a token, so that the client's part is what is measured.</summary>
internal sealed class TokenService : HttpMessageHandler
{
    private const string User = "40000000-0000-4000-8000-000000000001";

    public const string Home = "10000000-0000-4000-8000-000000000001";

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string[] path = request.RequestUri!.AbsolutePath.Split('/');
        string form = await request.Content!.ReadAsStringAsync(cancellationToken);
        string body = path[^1] == "devicecode" ? """{"user_code":"A","device_code":"D","verification_uri":"https://microsoft.com/devicelogin","expires_in":900,"interval":0,"message":"Enter A."}"""
            : form.Contains("client_credentials") ? $$"""{"token_type":"Bearer","expires_in":3600,"access_token":"{{Token(path[1])}}"}"""
            : $$"""{"token_type":"Bearer","expires_in":3600,"scope":"https://graph.microsoft.com/.default","access_token":"{{Token(path[1])}}","refresh_token":"invented","id_token":"{{IdToken(path[1])}}","client_info":"{{Encode($$"""{"uid":"{{User}}","utid":"{{Home}}"}""")}}"}""";
        return new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
    }

    private static string Token(string tenantId) => Jwt(
        $$"""{"aud":"https://graph.microsoft.com","tid":"{{tenantId}}","ver":"1.0","oid":"{{User}}","upn":"a@partner.example","amr":["pwd","mfa"],"scp":"User.Read","exp":32503680000}""");

    private static string IdToken(string tenantId) => Jwt(
        $$"""{"aud":"app","tid":"{{tenantId}}","oid":"{{User}}","sub":"{{User}}","preferred_username":"a@partner.example","ver":"2.0"}""");

    private static string Jwt(string claims) => $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{Encode(claims)}.invented";

    private static string Encode(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
