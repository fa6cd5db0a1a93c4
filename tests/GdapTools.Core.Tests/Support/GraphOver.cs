using System;
using System.Net.Http;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph;
using GdapTools.Core.Graph.Pacing;

namespace GdapTools.Core.Tests.Support;

/// <summary>A Graph client whose Graph is a test's own server.</summary>
internal sealed class GraphOver : IDisposable
{
    private readonly Transport _transport;

    /// <param name="graph">Where the server is.</param>
    /// <param name="tokens">One invented token when null.</param>
    /// <param name="clock">One whose waits are over at once when null.</param>
    /// <param name="timeout">Never when null.</param>
    /// <param name="carrier">The network when null.</param>
    public GraphOver(
        Uri graph,
        ITokenSource? tokens = null,
        TimeProvider? clock = null,
        TimeSpan? timeout = null,
        HttpMessageHandler? carrier = null)
    {
        CloudEndpoints endpoints = CloudEndpoints.For(GdapEnvironment.Global).With(null, graph, graph);
        TimeProvider time = clock ?? Clock;
        ITokenSource source = tokens ?? new FixedTokens();
        _transport = new Transport(endpoints, carrier, new Timing(Clock, new Random(1), TimeSpan.FromSeconds(20)));
        ServicePipeline pipeline = new(
            source, new Pacer(time, isLimited: true), time, new Random(1), timeout ?? ImpatientClock.Deadline);
        Client = new GraphClient(endpoints, source, _transport.Http, time, pipeline);
        PartnerCenter = new PartnerCenterClient(endpoints, source, _transport.Http, time, pipeline);
    }

    public GraphClient Client { get; }

    public PartnerCenterClient PartnerCenter { get; }

    /// <summary>The clock, unless the test has brought its own.</summary>
    public ImpatientClock Clock { get; } = new();

    public static GraphQuery Organization { get; } = new(
        "11111111-1111-1111-1111-111111111111",
        client => client.Organization.ToGetRequestInformation());

    public void Dispose() => _transport.Dispose();
}
