using System;
using System.Collections;
using System.Collections.Generic;
using Xunit;

namespace GdapTools.Core.Tests.Contracts;

public sealed class GdapSandboxTests
{
    [Fact]
    public void Requests_can_be_indexed_and_are_never_null()
    {
        GdapSandboxRequest request = new() { Method = "GET" };

        Assert.Same(request, ((IList)Sandbox([request]).Requests)[0]);
        Assert.Empty(Sandbox(null!).Requests);
    }

    [Fact]
    public void Addresses_bear_the_names_of_the_parameters_that_take_them()
    {
        GdapSandbox sandbox = Sandbox([]);

        Assert.Equal(sandbox.Uri, sandbox.GraphEndpoint);
        Assert.Equal(sandbox.Uri, sandbox.AuthorityHost);
        Assert.Equal(sandbox.Uri, sandbox.PartnerCenterEndpoint);
    }

    private static GdapSandbox Sandbox(IReadOnlyList<GdapSandboxRequest> requests) =>
        new(new Uri("http://127.0.0.1:1/"), "tenant", "client", new Handle(requests));

    private sealed class Handle(IReadOnlyList<GdapSandboxRequest> requests) : ISandboxHandle
    {
        public bool IsRunning => true;

        public int LiveRequests => 0;

        public IReadOnlyList<GdapSandboxRequest> Requests => requests;

        public void Dispose()
        {
        }
    }
}
