using System.Linq;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using Xunit;

namespace GdapTools.Sandbox.Tests.Writing;

/// <summary>What says that nothing was done: a newer token mends it, or it is told under its own id.</summary>
public sealed class RefusalTests
{
    [Theory]
    [InlineData(GdapFaultKind.ExpiredToken)]
    [InlineData(GdapFaultKind.ClaimsChallenge)]
    [InlineData(GdapFaultKind.Throttle)]
    public async Task A_token_that_will_not_do_and_a_429_are_mended_by_asking_again(GdapFaultKind kind)
    {
        GdapFault fault = new() { Kind = kind, Method = "POST", Path = "v1.0/*", Times = 1 };
        using WriteBench bench = await WriteBench.OpenAsync(faults: fault);

        GdapInvitation created = await bench.MakeAsync(bench.PlanNewAsync());

        Assert.Equal("approvalPending", created.Status);
        Assert.Equal(2, bench.Carrier.Applied.Count);
        Assert.Equal(3, bench.Carrier.Asked.Count);
    }

    [Theory]
    [InlineData(403, "Forbidden", GdapErrorKind.PermissionDenied)]
    [InlineData(400, "BadRequest", GdapErrorKind.InvalidData)]
    [InlineData(429, "Throttled", GdapErrorKind.Throttled)]
    public async Task A_refusal_is_told_under_its_own_id_and_says_that_nothing_was_changed(
        int status, string errorId, GdapErrorKind kind)
    {
        GdapFault fault = new() { Kind = GdapFaultKind.Status, StatusCode = status, Method = "POST", Path = "v1.0/*" };
        using WriteBench bench = await WriteBench.OpenAsync(faults: fault);

        GdapException? failure = await WriteBench.FailureAsync(() => bench.MakeAsync(bench.PlanNewAsync()));

        GdapServiceException refusal = Assert.IsType<GdapServiceException>(failure);
        Assert.Equal((errorId, kind, status), (refusal.ErrorId, refusal.Kind, refusal.StatusCode));
        Assert.EndsWith("Nothing was changed by this.", refusal.Message);
        Assert.Equal(WriteBench.NewName, refusal.Target);
        Assert.NotNull(refusal.RequestId ?? refusal.ClientRequestId);
        Assert.Empty(bench.Carrier.Applied);
    }

    [Fact]
    public async Task A_token_without_the_MFA_claim_is_told_as_such()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor =>
            editor.Root["accessToken"]!["claims"]!["amr"] = new JsonArray("pwd"));

        GdapException? failure = await WriteBench.FailureAsync(() => bench.MakeAsync(bench.PlanNewAsync()));

        Assert.Equal(("MfaClaimMissing", GdapErrorKind.Authentication), (failure?.ErrorId, failure?.Kind));
        Assert.Empty(bench.Carrier.Asked);
    }

    [Fact]
    public async Task Two_of_one_name_in_one_run_are_one_relationship()
    {
        using WriteBench bench = await WriteBench.OpenAsync();

        GdapInvitation[] created = await Task.WhenAll(
            bench.MakeAsync(bench.PlanNewAsync()), bench.MakeAsync(bench.PlanNewAsync()));

        Assert.Single(created.Select(item => item.RelationshipId).Distinct());
        Assert.All(created, item => Assert.Equal("approvalPending", item.Status));
        Assert.Single(await bench.CalledAsync(WriteBench.NewName));
    }

    [Fact]
    public async Task An_application_writes_without_an_account()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor => editor.Root["accessToken"]!["claims"] = new JsonObject
        {
            ["idtyp"] = "app",
            ["roles"] = new JsonArray("DelegatedAdminRelationship.ReadWrite.All"),
        });

        GdapInvitation created = await bench.MakeAsync(bench.PlanNewAsync());

        Assert.Equal("approvalPending", created.Status);
    }
}
