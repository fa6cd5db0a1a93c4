using System;
using System.Linq;
using GdapTools.Core.Errors;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>No planted secret leaves through any property, however it is written or cut.</summary>
public sealed class InputMaskTests
{
    private const string Canary = "CANARY";

    private static readonly ErrorResolver s_resolver = new();

    public static TheoryData<string> Leaks =>
    [
        "POST /oauth2/v2.0/token client_id=abc&client_secret=CANARY1~abc.def&grant_type=refresh_token&refresh_token=0.AXcACANARY2abcdefghij_klmn.AgABAAEAAAD failed AADSTS53003",
        "Authorization: Bearer eyJ0eXAiOiJKV1QiCANARY.eyJhdWQiOiIwMDAwMDAwMyJ9.CANARYsig AADSTS53003",
        "Authorization: Basic CANARYdXNlcjpwYXNz AADSTS53003",
        "authorization%3A%20Bearer%20CANARYopaque123456 AADSTS53003",
        "{\"access_token\":\"eyJ0CANARY\\r\\nCANARY.x\",\"refresh_token\":\"CANARYshort\",\"password\":\"p\\\"CANARY w, x\",\"error\":\"invalid_grant\"}",
        "\"{\\\"client_secret\\\":\\\"CANARY,with;stuff\\\",\\\"password\\\":\\\"CANARY x\\\",\\\"error\\\":\\\"invalid_grant\\\"}\"",
        "{\\u0022client_secret\\u0022:\\u0022CANARY,x\\u0022,\\u0022error\\u0022:\\u0022invalid_grant\\u0022}",
        "client_secret%3DCANARYabc%26refresh_token%3D0.AXcACANARYabcdefghij%20error AADSTS53003",
        "client_secret%253DCANARYabc AADSTS53003",
        "{\"error\":\"invalid_grant\",\"error_codes\":[53003],\"claims\":\"{\\\"access_token\\\":{\\\"upn\\\":{\\\"value\\\":\\\"CANARY\\\"},\\\"x\\\":[\\\"CANARY\\\",\\\"y\\\"]}}\"}",
        "{\"error\":\"invalid_grant\",\"error_codes\":[53003],\"claims\":{\"access_token\":{\"upn\":\"CANARY\"}}}",
        "Additional claims required {\"access_token\":{\"capolids\":{\"essential\":true,\"values\":[\"CANARY\"]}}}",
        "WWW-Authenticate: Bearer realm=\"\", error=\"insufficient_claims\", claims=\"eyJCANARY=\"",
        "token: eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.\nCANARYCANARYCANARY.\nCANARY2\nAADSTS53003",
        "token: eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.\r\n  CANARYCANARYCANARY.\r\n  CANARY2\r\nAADSTS53003",
        "refresh_token=0.AXcAabcdefghijklmnop\nCANARYCANARY\nAADSTS53003",
        "https://storage.example/x?sv=2020&sig=CANARY%2Babc%3D&x=1 status code 401",
        "https://app.example/cb?code=0.CANARYabcdefghijkl&state=CANARYzz&error=x AADSTS53003",
        "https://user:CANARY@graph.microsoft.com/v1.0/me status code 401",
        "-ClientSecret CANARY123 -TenantId x AADSTS7000215",
        "--password 'CANARY 123' AADSTS50126",
        "$cred = 'password', 'CANARY' AADSTS53003",
        "Cookie: ESTSAUTH=CANARY; x=CANARY y\nAADSTS53003",
        "M.C542_BAY.0.U.-CANARYabcdefghijk!xyz AADSTS53003",
        "Abc8Q~CANARYdefghijklmnopqrstuvwxyz0123 AADSTS53003",
        "<client_secret>CANARY</client_secret> <Password>CANARY2</Password> AADSTS53003",
        "client_secret: CANARY\naccess_token => CANARY2\nAADSTS53003",
        "{ client_secret = CANARY; pwd=CANARY2 } AADSTS53003",
        "client_assertion=CANARY.eyJ0.x&client_assertion_type=urn AADSTS700027",
        "{\"error\":{\"code\":\"eyJhbGciCANARYxxxx\",\"message\":\"x\"}}",
        "{\"device_code\":\"CANARYabc\",\"error\":\"authorization_pending\"}",
        "AADSTS53003 aGVsbG8gd29ybGQgdGhpcyBCANARYQ1NTY3ODkwYWJjZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXo=",
    ];

    [Theory]
    [MemberData(nameof(Leaks))]
    public void No_secret_is_shown(string input)
    {
        ErrorResolution[] all =
        [
            .. s_resolver.ResolveAll(input),
            .. s_resolver.ResolveLines(input.Split('\n')),
            s_resolver.Resolve(new InvalidOperationException(input)),
            s_resolver.Resolve(new InvalidOperationException("x"), input),
        ];

        Assert.All(all, found => Assert.DoesNotContain(Canary, Everything(found)));
    }

    [Theory]
    [MemberData(nameof(Leaks))]
    public void No_secret_is_shown_where_the_input_is_cut(string input)
    {
        string behind = new string('.', 280) + " " + input;

        Assert.DoesNotContain(Canary, s_resolver.Resolve(behind).InputExcerpt);
        Assert.DoesNotContain(Canary, s_resolver.Resolve(input.Substring(0, input.Length * 3 / 4)).InputExcerpt);
    }

    [Fact]
    public void No_secret_of_an_exception_is_shown()
    {
        GdapAuthenticationException failure = new("SignInRefused", GdapErrorKind.Authentication, "refresh_token=CANARYabcdef", "CANARY")
        {
            ErrorCodes = [50076],
            Claims = "{\"access_token\":{\"upn\":\"CANARY\"}}",
            TenantId = "CANARY is no tenant",
        };

        Assert.DoesNotContain(Canary, Everything(s_resolver.Resolve(failure)));
    }

    [Theory]
    [InlineData("AADSTS700082: The refresh token has expired due to inactivity. The token was issued on 2020-02-26T21:52:54.2810613Z")]
    [InlineData("AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '832d86c8-cd9b-43a5-b165-ab40fb49770b'.")]
    [InlineData("GET https://graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships/5e5594d3-6f82-458b-b567-77db4811f0cd-00000000-0000-0000-0000-000000001234/accessAssignments 403")]
    [InlineData("UserStrongAuthClientAuthNRequired Authentication_RequestFromNonPremiumTenantOrB2CTenant")]
    [InlineData("Trace ID: 213f3c00-6fc5-44ad-bef2-1467a1h18530")]
    public void What_is_no_secret_stays(string input) => Assert.Equal(input, s_resolver.Resolve(input).InputExcerpt);

    private static string Everything(ErrorResolution found) => string.Join(
        "|",
        [
            found.Code, found.Cause, found.TenantId, found.RequestUri, found.CorrelationId, found.TraceId, found.InputExcerpt,
            found.DocumentationUri?.ToString(), .. found.Remediation, .. found.Candidates.Select(candidate => candidate.Cause),
        ]);
}
