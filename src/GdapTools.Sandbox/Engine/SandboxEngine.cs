using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Entra;
using GdapTools.Sandbox.Graph;
using GdapTools.Sandbox.PartnerCenter;

namespace GdapTools.Sandbox.Engine;

/// <summary>Answers requests from a snapshot; knows nothing of how they come and go.</summary>
internal sealed class SandboxEngine
{
    private readonly ConcurrentQueue<ServedRequest> _served = new();
    private readonly SandboxWorld _world;
    private readonly EntraService _entra;
    private readonly GraphService _graph;
    private readonly PartnerCenterService _partnerCenter;

    public SandboxEngine(Snapshot snapshot, SandboxOptions options)
    {
        _world = new SandboxWorld(snapshot, options);
        _entra = new EntraService(_world);
        _graph = new GraphService(_world, Record);
        _partnerCenter = new PartnerCenterService(_world);
    }

    public IReadOnlyList<ServedRequest> Requests => _served.ToArray();

    public SandboxResponse Handle(SandboxRequest request)
    {
        SandboxCall call = new(request, _world.NextId(), _world.Now);
        ServiceKind service = ServicePath.ServiceOf(call.Path);
        SandboxResponse response = _world.Interference.Around(call, () => Answer(call, service));
        bool isSignIn = service == ServiceKind.Entra;
        _served.Enqueue(new ServedRequest(call.Method, call.Path, response.Status, call.Now)
        {
            Query = isSignIn ? "" : call.Query.ToString(),
            TenantId = call.TenantId,
        });
        return Stamp(response, call);
    }

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

    private SandboxResponse Stamp(SandboxResponse response, SandboxCall call)
    {
        if (!response.Headers.ContainsKey("Date"))
        {
            response.With("Date", _world.AnswerDate.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        }

        if (response.IsForeign)
        {
            return response;
        }

        if (!response.Headers.ContainsKey("request-id"))
        {
            response.With("request-id", call.RequestId);
        }

        return response.With("client-request-id", call.ClientRequestId);
    }
}
