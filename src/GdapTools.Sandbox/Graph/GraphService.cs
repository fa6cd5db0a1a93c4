using System;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>Microsoft Graph over the snapshot; the token tells the tenant.</summary>
internal sealed class GraphService
{
    private const string CountSegment = "/$count";

    private readonly SandboxWorld _world;
    private readonly GdapRules _rules;
    private readonly GraphBatch _batch;

    public GraphService(SandboxWorld world, Action<ServedRequest> record)
    {
        _world = world;
        _rules = new GdapRules(world);
        _batch = new GraphBatch(world, AnswerItem, record);
    }

    public SandboxResponse Handle(SandboxCall call)
    {
        if (GraphTokenCheck.Refuse(call, out Caller? caller) is SandboxResponse refusal)
        {
            return refusal;
        }

        return ServicePath.IsBatch(call.Path) ? _batch.Handle(call, caller!) : Answer(call, caller!);
    }

    private SandboxResponse AnswerItem(SandboxCall item, Caller caller) =>
        _world.Interference.AroundItem(item, caller, () => Answer(item, caller));

    private SandboxResponse Answer(SandboxCall call, Caller caller)
    {
        bool isOfMe = call.Path.Split('/') is { Length: > 1 } segments
            && segments[1].Equals("me", StringComparison.OrdinalIgnoreCase);
        if (_world.Stated.Take(caller.TenantId, call.Method, call.Path) is SandboxResponse stated)
        {
            return stated;
        }

        if (call.Method is not ("GET" or "HEAD"))
        {
            return GraphErrors.NotAllowed(call);
        }

        if (isOfMe && caller.IsAppOnly)
        {
            return GraphErrors.NoUser(call);
        }

        return _rules.Judge(call, caller) ?? Read(call, caller);
    }

    private SandboxResponse Read(SandboxCall call, Caller caller)
    {
        bool isCount = call.Path.EndsWith(CountSegment, StringComparison.OrdinalIgnoreCase);
        string path = isCount ? call.Path.Substring(0, call.Path.Length - CountSegment.Length) : call.Path;
        ResourceTree? tree = _world.Tenants.Find(caller.TenantId);
        Resource? resource = tree?.Find(path, caller.Id);
        if (tree is null || resource is null || (isCount && resource.Items is null))
        {
            return GraphErrors.NotFound(call);
        }

        try
        {
            ODataQuery query = ODataQuery.Parse(call.Query, path);
            return isCount
                ? GraphJson.WriteCount(resource, query)
                : GraphJson.Write(call, resource, query, child => tree.Find(child, caller.Id));
        }
        catch (ODataException fault)
        {
            return GraphErrors.BadRequest(call, fault.Message);
        }
    }
}
