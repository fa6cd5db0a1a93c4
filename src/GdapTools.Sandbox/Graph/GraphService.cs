using System;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Gdap;

namespace GdapTools.Sandbox.Graph;

/// <summary>Microsoft Graph over the snapshot and what was written since; the token tells the tenant. Delegated admin
/// relationships can be written, and of the directory what <see cref="DirectoryWriter"/> tells; nothing else.</summary>
internal sealed class GraphService
{
    private const string CountSegment = "/$count";

    private readonly SandboxWorld _world;
    private readonly GdapRules _rules;
    private readonly GdapService _gdap;
    private readonly DirectoryWriter _directory;
    private readonly GraphBatch _batch;

    public GraphService(SandboxWorld world, GdapService gdap, Action<ServedRequest> record)
    {
        _world = world;
        _gdap = gdap;
        _rules = new GdapRules(world);
        _directory = new DirectoryWriter(world);
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
            return GdapService.CanWrite(call) ? _rules.Judge(call, caller) ?? _gdap.Write(call, caller)
                : DirectoryWriter.CanWrite(call) ? _directory.Write(call, caller)
                : GraphErrors.NotAllowed(call);
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
        Resource? resource = Find(call, caller, path);
        if (resource is null || (isCount && resource.Items is null))
        {
            return GraphErrors.NotFound(call);
        }

        try
        {
            ODataQuery query = ODataQuery.Parse(call.Query, path);
            return isCount
                ? GraphJson.WriteCount(resource, query)
                : GraphJson.Write(call, resource, query, child => Find(call, caller, child));
        }
        catch (ODataException fault)
        {
            return GraphErrors.BadRequest(call, fault.Message);
        }
    }

    private Resource? Find(SandboxCall call, Caller caller, string path)
    {
        ResourceTree? tree = _world.Tenants.Find(caller.TenantId);
        string place = tree == _world.Tenants.Partner ? _gdap.Locate(path, call.Now) : path;
        Resource? found = tree?.Find(place, caller.Id);
        bool isEvolvable = GdapPath.Parse(path)?.Child is GdapPath.Requests or GdapPath.Operations;
        return found is not null && isEvolvable ? EvolvableEnums.Hide(call, found) : found;
    }
}
