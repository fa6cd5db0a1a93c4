using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Entra;
using GdapTools.Sandbox.Gdap;
using GdapTools.Sandbox.Graph;
using GdapTools.Sandbox.PartnerCenter;

namespace GdapTools.Sandbox.Engine;

/// <summary>Answers requests from a snapshot; knows nothing of how they come and go.</summary>
internal sealed class SandboxEngine
{
    private readonly ConcurrentQueue<ServedRequest> _served = new();
    private readonly SandboxWorld _world;
    private readonly EntraService _entra;
    private readonly GdapService _gdap;
    private readonly GraphService _graph;
    private readonly PartnerCenterService _partnerCenter;

    public SandboxEngine(Snapshot snapshot, SandboxOptions options)
    {
        _world = new SandboxWorld(snapshot, options);
        _entra = new EntraService(_world);
        _gdap = new GdapService(_world);
        _graph = new GraphService(_world, _gdap, Record);
        _partnerCenter = new PartnerCenterService(_world, _gdap);
    }

    public IReadOnlyList<ServedRequest> Requests => _served.ToArray();

    public SandboxResponse Handle(SandboxRequest request)
    {
        SandboxCall call = new(request, _world.NextId(), _world.Now);
        ServiceKind service = ServicePath.ServiceOf(call.Path);
        SandboxResponse response = _world.Interference.Around(call, () => Answer(call, service));
        _served.Enqueue(new ServedRequest(call.Method, call.Path, response.Status, call.Now)
        {
            Query = ExchangeSource.IsSignIn(request.Uri) ? "" : call.Query.ToString(),
            TenantId = call.TenantId,
        });
        Stamp(response, call);
        ExchangeSource.Publish(request, response);
        return response;
    }

    /// <summary>Approves a relationship as its customer would in the admin center.</summary>
    /// <param name="relationshipId">One that waits for approval.</param>
    /// <param name="customerTenantId">Who approves; may be left out where the relationship names its customer.</param>
    /// <returns>Whether it is approved now; it was not to be approved otherwise.</returns>
    public bool Approve(string relationshipId, string? customerTenantId = null) =>
        _gdap.Approve(relationshipId, customerTenantId) is null;

    // Tokens and bodies come from outside; what in them no code foresaw is the service's failure, as it would be there.
    private SandboxResponse Answer(SandboxCall call, ServiceKind service)
    {
        try
        {
            return service switch
            {
                ServiceKind.Graph => _graph.Handle(call),
                ServiceKind.PartnerCenter => _partnerCenter.Handle(call),
                _ => _entra.Handle(call),
            };
        }
        catch (Exception fault) when (fault is InvalidOperationException or FormatException or ArgumentException)
        {
            return GraphErrors.Create(call, 500, "generalException", "The sandbox could not answer this request.");
        }
    }

    private void Record(ServedRequest request) => _served.Enqueue(request);

    private void Stamp(SandboxResponse response, SandboxCall call)
    {
        if (!response.Headers.ContainsKey("Date"))
        {
            response.With("Date", _world.AnswerDate.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        }

        if (response.IsForeign)
        {
            return;
        }

        if (!response.Headers.ContainsKey("request-id"))
        {
            response.With("request-id", call.RequestId);
        }

        response.With("client-request-id", call.ClientRequestId);
    }
}
