using System;
using System.Linq;
using GdapTools.Core.Customers.Consent;
using Xunit;

namespace GdapTools.Core.Tests.Customers.Consent;

/// <summary>Scopes as users write them.</summary>
public sealed class ConsentScopesTests
{
    [Theory]
    [InlineData("Directory.Read.All", null, "Microsoft Graph: Directory.Read.All")]
    [InlineData("Directory.Read.All;User.Read, Mail.Read user.read", null, "Microsoft Graph: Directory.Read.All, User.Read, Mail.Read")]
    [InlineData("Exchange.Manage", "exchange", "Office 365 Exchange Online: Exchange.Manage")]
    [InlineData("user_impersonation", "PartnerCenter", "Microsoft Partner Center: user_impersonation")]
    [InlineData("https://graph.microsoft.com/User.Read", "Exchange", "Microsoft Graph: User.Read")]
    [InlineData("Exchange/Exchange.Manage User.Read", "", "Office 365 Exchange Online: Exchange.Manage; Microsoft Graph: User.Read")]
    [InlineData("00000003-0000-0000-C000-000000000000/User.Read", null, "Microsoft Graph: User.Read")]
    [InlineData("A.B", "{11111111-2222-3333-4444-555555555555}", "11111111-2222-3333-4444-555555555555: A.B")]
    [InlineData(" ; ", null, "no scope")]
    public void Scopes_are_grouped_by_resource(string text, string? resource, string words) =>
        Assert.Equal(words, ConsentScopes.Words(ConsentScopes.Parse([text], resource)));

    [Theory]
    [InlineData(".default", null, "ScopeInvalid")]
    [InlineData("Graph/.default", null, "ScopeInvalid")]
    [InlineData("User.Read|x", null, "ScopeInvalid")]
    [InlineData("Nowhere/User.Read", null, "ResourceUnknown")]
    [InlineData("User.Read", "Nowhere", "ResourceUnknown")]
    [InlineData("https://graph.example/User.Read", null, "ResourceUnknown")]
    public void What_is_no_scope_is_an_error(string text, string? resource, string errorId)
    {
        GdapException failure = Assert.Throws<GdapException>(() => ConsentScopes.Parse([text], resource));

        Assert.Equal((errorId, GdapErrorKind.InvalidInput), (failure.ErrorId, failure.Kind));
        Assert.NotEmpty(failure.RecommendedAction!);
    }

    [Fact]
    public void Resources_are_known_once_each()
    {
        Assert.Equal(ConsentResources.All.Count, ConsentResources.All.Select(item => item.ApplicationId).Distinct().Count());
        Assert.All(ConsentResources.All, item =>
        {
            Assert.True(Guid.TryParseExact(item.ApplicationId, "D", out _));
            Assert.Equal(item.ApplicationId, ConsentResources.Resolve(item.Name.ToUpperInvariant()));
            Assert.Equal(item.DisplayName, ConsentResources.NameOf(item.ApplicationId.ToUpperInvariant()));
        });
    }
}
