using System;
using System.Linq;
using GdapTools.Core.Tokens;
using Xunit;

namespace GdapTools.Core.Tests.Tokens;

public sealed class SecretMaskTests
{
    private static readonly string s_long = string.Concat(Enumerable.Repeat("Ab3_", 30));

    public static TheoryData<string> Secrets =>
    [
        TestToken.Delegated("[]"),
        TestToken.Delegated("[]").Split('.')[0] + "." + s_long,
        $"0.A{s_long}.Ag{s_long}",
        $"AQAB{s_long}",
        $"EwB{s_long}",
        $"M.C512_BAY.0.U.-{s_long}",
        "abc8Q~" + "abcdefghijklmnopqrstuvwxyz12345678",
    ];

    [Theory]
    [MemberData(nameof(Secrets))]
    public void Takes_out(string secret)
    {
        Assert.Equal($"before {SecretMask.Replacement} after", SecretMask.Mask($"before {secret} after"));
        Assert.Equal($"\"{SecretMask.Replacement}\"", SecretMask.Mask($"\"{secret}\""));
    }

    [Theory]
    [InlineData("client_secret=abcdefghijklmnopqrst&x=1", "client_secret=[secret removed]&x=1")]
    [InlineData("\"refresh_token\": \"abcdefghijklmnopqrst\"", "\"refresh_token\": \"[secret removed]\"")]
    [InlineData("Authorization: Bearer abcdefghij0123456789", "Authorization: Bearer [secret removed]")]
    public void Takes_out_by_name(string text, string expected) => Assert.Equal(expected, SecretMask.Mask(text));

    [Theory]
    [InlineData("The refresh_token: missing")]
    [InlineData("WWW-Authenticate: Bearer authorization_uri=\"https://login.microsoftonline.com/common\"")]
    [InlineData("aaaabbbb-0000-cccc-1111-dddd2222eeee-11112222-bbbb-3333-cccc-4444dddd5555")]
    [InlineData("AADSTS53003: Access has been blocked by Conditional Access policies.")]
    [InlineData("https://graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships")]
    [InlineData("eyes.only")]
    public void Leaves(string text) => Assert.Equal(text, SecretMask.Mask(text));

    [Fact]
    public void Walks_long_runs_once()
    {
        string text = string.Concat(Enumerable.Repeat("eyJ", 300_000));
        long start = Environment.TickCount64;

        Assert.Equal(text, SecretMask.Mask(text));
        Assert.True(Environment.TickCount64 - start < 5000);
    }
}
