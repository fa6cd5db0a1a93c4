using System;
using GdapTools.Core.Authentication;
using Xunit;

namespace GdapTools.Core.Tests.Authentication;

/// <summary>Which addresses a session accepts, and which it sends to.</summary>
public sealed class EndpointTests
{
    private static readonly CloudEndpoints s_global = CloudEndpoints.For(GdapEnvironment.Global);

    [Theory]
    [InlineData("http://127.0.0.1:5000")]
    [InlineData("http://[::1]:5000/")]
    [InlineData("http://localhost:5000")]
    [InlineData("https://proxy.example/graph/")]
    public void Https_and_loopback_are_accepted(string uri)
    {
        CloudEndpoints endpoints = s_global.With(null, new Uri(uri), null);

        Assert.True(endpoints.Allows(new Uri(new Uri(uri), "v1.0/me")));
        Assert.EndsWith("/", endpoints.Graph.AbsoluteUri);
    }

    [Theory]
    [InlineData("http://graph.example")]
    [InlineData("http://127.0.0.1.example")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://user:pass@graph.example")]
    public void Anything_else_is_refused(string uri)
    {
        GdapException refusal = Assert.Throws<GdapException>(() => s_global.With(new Uri(uri), null, null));

        Assert.Equal("EndpointNotAllowed", refusal.ErrorId);
    }

    [Theory]
    [InlineData("https://graph.microsoft.com/v1.0/me", true)]
    [InlineData("https://login.microsoftonline.com/x/oauth2/v2.0/token", true)]
    [InlineData("https://api.partnercenter.microsoft.com/v1/customers", true)]
    [InlineData("http://graph.microsoft.com/v1.0/me", false)]
    [InlineData("https://graph.microsoft.com:8443/v1.0/me", false)]
    [InlineData("https://graph.microsoft.com.example/v1.0/me", false)]
    [InlineData("https://graph.microsoft.us/v1.0/me", false)]
    public void Only_the_sessions_own_origins_are_sent_to(string uri, bool expected) =>
        Assert.Equal(expected, s_global.Allows(new Uri(uri)));

    [Fact]
    public void A_replaced_address_keeps_the_clouds_audience()
    {
        CloudEndpoints endpoints = s_global.With(null, new Uri("http://127.0.0.1:5000"), null);

        Assert.Equal("https://graph.microsoft.com/.default", endpoints.ScopeOf(ProbeTarget.Graph));
    }
}
