using System;
using System.Collections.Generic;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph;
using GdapTools.Core.Graph.Pacing;
using GdapTools.Core.Relationships;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Session;

/// <summary>A live session: tokens, the way to the services, the clock, and what its Graph token says.</summary>
public sealed class GdapSession : IDisposable
{
    private readonly ConnectRequest _request;
    private readonly Transport _transport;
    private readonly TokenWatch _watch;

    internal GdapSession(
        ConnectRequest request,
        Transport transport,
        ITokenSource tokens,
        TokenWatch watch,
        Pacer? pacer = null)
    {
        _watch = watch;
        _request = request;
        _transport = transport;
        Endpoints = request.Endpoints;
        Clock = request.Clock;
        Tokens = tokens;
        Pacer = pacer ?? new Pacer(request.Clock, request.IsPaced);
        ServicePipeline pipeline = new(tokens, Pacer, request.Clock, request.Random, request.Timeout);
        GraphClient graph = new(request.Endpoints, tokens, transport.Http, request.Clock, pipeline);
        Graph = graph;
        PartnerCenter = new PartnerCenterClient(request.Endpoints, tokens, transport.Http, request.Clock, pipeline);
        Writer = new ServiceWriter(graph, PartnerCenter);
        Features = FeatureCatalogue.For(request.Endpoints.Environment);
        Roles = RoleCatalogue.Load();
        Profiles = RoleProfileCatalogue.Load(Roles);
    }

    public CloudEndpoints Endpoints { get; }

    public TimeProvider Clock { get; }

    public ITokenSource Tokens { get; }

    public IGraphReader Graph { get; }

    /// <summary>For what changes something.</summary>
    internal IServiceWriter Writer { get; }

    /// <summary>What the session's cloud has.</summary>
    public IReadOnlyList<GdapFeature> Features { get; internal set; }

    public RoleCatalogue Roles { get; }

    public RoleProfileCatalogue Profiles { get; }

    /// <summary>The customers that this session has come across.</summary>
    public SeenCustomers Customers { get; } = new();

    internal PartnerCenterClient PartnerCenter { get; }

    /// <summary>The paces of this session, shared by all that works in it.</summary>
    internal Pacer Pacer { get; }

    /// <summary>What the session's own token says.</summary>
    public GraphTokenInfo Token { get; internal set; } = new();

    /// <summary>What the partner tenant's latest token says of MFA.</summary>
    public MfaClaimResult MfaClaim => _watch.Latest ?? new();

    public SessionKind Kind { get; internal set; }

    /// <summary>The partner tenant.</summary>
    public string TenantId { get; internal set; } = "";

    /// <summary>The session as the user sees it.</summary>
    public GdapContext Context { get; internal set; } = new();

    /// <summary>Whether its sign-in is stored in plain text.</summary>
    public bool StoresPlainText { get; internal set; }

    /// <summary>Whether there are services to be spared, or to be waited for; false for a snapshot.</summary>
    public bool IsPaced => _request.IsPaced;

    /// <summary>True once the session was ended.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>A session on another token over this one's way to its hosts. Ends with this one; not to be disposed.</summary>
    internal GdapSession On(string accessToken)
    {
        GraphTokenInfo info = TokenReader.Read(accessToken);
        TokenWatch watch = new(Clock);
        watch.See(accessToken);
        return new GdapSession(_request, _transport, new GivenTokenSource(TokenText.Normalize(accessToken), info), watch, Pacer)
        {
            Token = info,
            Kind = info.SessionKind,
            TenantId = info.TenantId ?? TenantId,
        };
    }

    public void Dispose()
    {
        IsClosed = true;
        _transport.Dispose();
    }
}
