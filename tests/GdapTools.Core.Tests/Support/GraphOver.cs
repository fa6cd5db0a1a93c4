using System;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Tests.Support;

/// <summary>A Graph client whose Graph is a test's own server.</summary>
internal sealed class GraphOver : IDisposable
{
    private readonly Transport _transport;

    public GraphOver(Uri graph)
    {
        CloudEndpoints endpoints = CloudEndpoints.For(GdapEnvironment.Global).With(null, graph, null);
        _transport = new Transport(endpoints, carrier: null, TimeSpan.FromSeconds(20));
        Client = new GraphClient(endpoints, new FixedTokens(), _transport.Http, new ImpatientClock(), new Random(1));
    }

    public GraphClient Client { get; }

    public static GraphQuery Organization { get; } = new(
        "11111111-1111-1111-1111-111111111111",
        client => client.Organization.ToGetRequestInformation());

    public void Dispose() => _transport.Dispose();
}
