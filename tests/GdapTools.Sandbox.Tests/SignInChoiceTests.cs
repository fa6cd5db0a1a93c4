using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Session;
using Xunit;

namespace GdapTools.Sandbox.Tests;

/// <summary>Whom a session on a snapshot speaks for: the account it names, unless another is asked for.</summary>
public sealed class SignInChoiceTests
{
    private const string OfBob = """
        { "grant": "refresh_token", "account": { "id": "40000000-0000-4000-8000-000000000002", "userPrincipalName": "bob@partner.example" }, "claims": { "amr": [ "pwd" ] } }
        """;

    private const string OfBobByClaims = """
        { "grant": "refresh_token", "claims": { "amr": [ "pwd" ], "upn": "bob@partner.example", "oid": "40000000-0000-4000-8000-000000000002" } }
        """;

    private const string OfAnn = """{ "grant": "refresh_token", "claims": { "amr": [ "rsa", "mfa" ] } }""";

    private const string OfBobOtherwise = """
        { "grant": "authorization_code", "account": { "userPrincipalName": "bob@partner.example" }, "claims": { "amr": [ "otp" ] } }
        """;

    [Theory]
    [InlineData(OfBob, null, SmallPartner.AnnName, "pwd,mfa")]
    [InlineData(OfBobByClaims, null, SmallPartner.AnnName, "pwd,mfa")]
    [InlineData(OfBobOtherwise, null, SmallPartner.AnnName, "pwd,mfa")]
    [InlineData(OfBob + "," + OfAnn, null, SmallPartner.AnnName, "rsa,mfa")]
    [InlineData(OfBob + "," + OfAnn, SmallPartner.BobName, SmallPartner.BobName, "pwd")]
    [InlineData(OfBob, "BOB@partner.example", SmallPartner.BobName, "pwd")]
    [InlineData(OfBob, SmallPartner.Bob, SmallPartner.BobName, "pwd")]
    [InlineData(OfBobByClaims, SmallPartner.BobName, SmallPartner.BobName, "pwd")]
    [InlineData(OfBobByClaims, SmallPartner.Bob, SmallPartner.BobName, "pwd")]
    [InlineData(OfBobOtherwise, SmallPartner.BobName, SmallPartner.BobName, "otp")]
    [InlineData(OfBob, SmallPartner.Ann, SmallPartner.AnnName, "pwd,mfa")]
    public async Task The_account_of_the_snapshot_signs_in_by_default(string signIns, string? loginHint, string name, string amr)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["signIns"] = JsonNode.Parse($"[{signIns}]");

        using GdapSession session = await SessionFactory.ConnectAsync(
            SnapshotConnection.Read(editor.Read(), "test", loginHint), CancellationToken.None);

        Assert.Equal(name, session.Context.UserPrincipalName);
        Assert.Equal(amr.Split(','), session.MfaClaim.Amr);
    }

    [Theory]
    [InlineData("ann+robot@partner.example")]
    [InlineData("o'brien@partner.example")]
    [InlineData("a&b=c#d%20e@partner.example")]
    [InlineData("ünï@partner.example")]
    public async Task A_name_of_any_characters_is_found(string name)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["account"]!["userPrincipalName"] = name;
        editor.Root["accessToken"]!["claims"]!["upn"] = name;

        using GdapSession session = await SessionFactory.ConnectAsync(
            SnapshotConnection.Read(editor.Read(), "test", loginHint: null), CancellationToken.None);

        Assert.Equal(name, session.Context.UserPrincipalName);
    }

    [Fact]
    public async Task An_account_nobody_knows_is_named_in_the_refusal()
    {
        GdapException failure = await Assert.ThrowsAnyAsync<GdapException>(() => SessionFactory.ConnectAsync(
            SnapshotConnection.Read(SnapshotEditor.Read(SmallPartner.Json), "test", "nobody@partner.example"),
            CancellationToken.None));

        Assert.Contains("nobody@partner.example", failure.Message);
    }
}
