using System.Linq;
using System.Net.Http;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class PartnerCenterTests
{
    private const string Principals = SandboxClient.PartnerCenter + "/v1/nonMfaCompliantPartnerPrincipals";

    [Theory]
    [InlineData(true, false, 401, "false")]
    [InlineData(true, true, 200, "true")]
    [InlineData(false, false, 200, "false")]
    [InlineData(false, true, 200, "true")]
    public async Task Partner_Center_tells_and_enforces_compliance(
        bool enforce, bool hasMfa, int status, string compliant)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["enforceMfa"] = enforce;
        using SandboxClient client = new(editor.Read());
        string token = await client.TokenAsync(
            hasMfa ? "any" : SmallPartner.BobToken, resource: SandboxClient.PartnerCenter);

        using HttpResponseMessage response = await client.GetAsync(Principals, token, "ValidateMfa", "true");
        using HttpResponseMessage plain = await client.GetAsync(Principals, token);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(compliant, Assert.Single(response.Headers.GetValues("isMfaCompliant")));
        Assert.False(plain.Headers.Contains("isMfaCompliant"));
        if (status == 401)
        {
            Assert.Equal("Bearer error=\"invalid_token\"", response.Headers.WwwAuthenticate.Single().ToString());
            Assert.Equal("Unauthorized - MFA required", response.ReasonPhrase);
            Assert.Equal(900421, (await SandboxClient.ReadAsync(response)).Number("code"));
        }
    }

    [Theory]
    [InlineData("partnercenter/v1/nonMfaCompliantPartnerPrincipals", 200)]
    [InlineData("v1/NonMfaCompliantPartnerPrincipals", 200)]
    [InlineData("v1/customers", 404)]
    public async Task Partner_Center_answers_under_both_prefixes(string path, int status)
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();
        string token = await client.TokenAsync(resource: "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd");

        using HttpResponseMessage response = await client.GetAsync($"{SandboxClient.PartnerCenter}/{path}", token);

        Assert.Equal(status, (int)response.StatusCode);
    }
}
