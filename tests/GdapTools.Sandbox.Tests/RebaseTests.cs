using System;
using System.Net.Http;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Rebasing;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class RebaseTests
{
    [Theory]
    [InlineData("2026-11-01T08:00:00Z", "2026-11-03T09:00:00Z")]
    [InlineData("2026-11-01T08:00:00.1234567Z", "2026-11-03T09:00:00.1234567Z")]
    [InlineData("2026-10-31T23:30:00+02:00", "2026-11-03T00:30:00+02:00")]
    [InlineData("2026-11-01 08:00:00Z", "2026-11-03 09:00:00Z")]
    [InlineData("2026-11-01T08:00:00", "2026-11-03T09:00:00")]
    [InlineData("2026-11-01T08:00Z", "2026-11-03T09:00Z")]
    [InlineData("2026-11-01", "2026-11-03")]
    [InlineData("AADSTS1: gone. Timestamp: 2026-11-01 08:00:00Z", "AADSTS1: gone. Timestamp: 2026-11-03 09:00:00Z")]
    [InlineData("GDAP 2026-11-01", "GDAP 2026-11-01")]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")]
    [InlineData("2026-13-41T08:00:00Z", "2026-13-41T08:00:00Z")]
    [InlineData("20261101T080000Z", "20261101T080000Z")]
    [InlineData("P730D", "P730D")]
    public void Times_move_and_keep_their_form(string text, string expected)
    {
        Assert.Equal(expected, new TimeShift(new TimeSpan(2, 1, 0, 0)).Move(text));
    }

    [Fact]
    public void Times_move_back_as_well()
    {
        Assert.Equal("2026-10-30T07:00:00Z", new TimeShift(-new TimeSpan(2, 1, 0, 0)).Move("2026-11-01T08:00:00Z"));
    }

    [Fact]
    public async Task A_rebased_sandbox_serves_the_sample_as_of_now()
    {
        using SandboxClient client = new(SnapshotEditor.Read(SmallPartner.Json), rebase: true);

        JsonElement answer = await client.ReadGraphAsync("v1.0/tenantRelationships/delegatedAdminRelationships");
        using HttpResponseMessage response =
            await client.GetAsync(SandboxClient.Graph + "/v1.0/organization", await client.TokenAsync());

        DateTimeOffset end = Assert.Single(answer.Items("value")).GetProperty("endDateTime").GetDateTimeOffset();
        Assert.Equal(new DateTimeOffset(2027, 5, 1, 8, 0, 0, TimeSpan.Zero).AddDays(400), end);
        Assert.Equal(client.Clock.GetUtcNow(), response.Headers.Date);
    }

    [Fact]
    public async Task Without_rebase_times_and_date_are_those_of_the_capture()
    {
        using SandboxClient client = SandboxClient.OfSmallPartner();

        JsonElement answer = await client.ReadGraphAsync("v1.0/organization");

        Assert.Equal("2020-01-02T03:04:05.1234567Z", Assert.Single(answer.Items("value")).Text("createdDateTime"));
    }

    [Fact]
    public async Task Lifetimes_stated_by_a_sign_in_move_too()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["signIns"]![0]!["claims"]!["exp"] = 1793520000 - 60;
        using SandboxClient client = new(editor.Read(), rebase: true);

        JsonElement claims = SandboxClient.Claims(await client.TokenAsync(SmallPartner.BobToken));

        Assert.Equal(client.Clock.GetUtcNow().ToUnixTimeSeconds() - 60, claims.Number("exp"));
        Assert.True(claims.Number("iat") < claims.Number("exp"));
    }

    [Fact]
    public void Only_the_claims_of_tokens_move_as_seconds()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Resources(SmallPartner.Partner)["v1.0/x"] = JsonNode.Parse("""{ "exp": 5 }""");
        Snapshot snapshot = editor.Read();

        Snapshot moved = SnapshotRebase.Move(snapshot, TimeSpan.FromMinutes(1));

        Assert.Equal(1793520060, moved.AccessTokenClaims!.Value.Number("iat"));
        Assert.Equal(5, moved.Tenants[SmallPartner.Partner].Resources["v1.0/x"].Number("exp"));
        Assert.Equal(snapshot.CapturedAt.AddMinutes(1), moved.CapturedAt);
    }
}
