using System;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Faults;

/// <summary>What comes between a request and the service: faults.</summary>
internal sealed class Interference
{
    private readonly SandboxWorld _world;
    private readonly FaultBook _faults;

    /// <exception cref="GdapException"><c>SandboxFaultInvalid</c>.</exception>
    public Interference(SandboxWorld world)
    {
        _world = world;
        _faults = new FaultBook(world.Options);
    }

    /// <summary>Answers a request, with the help of the service or without.</summary>
    public SandboxResponse Around(SandboxCall call, Func<SandboxResponse> answer)
    {
        FaultTarget target = FaultTarget.Of(call, _world);
        FaultBook.Hit? hit = _faults.Take(target);
        if (hit is null)
        {
            return answer();
        }

        if (FaultAnswers.Replace(hit, target, _world.AnswerDate) is SandboxResponse replaced)
        {
            call.TenantId = target.TenantId;
            return replaced;
        }

        return FaultAnswers.Alter(hit.Fault.Kind, answer());
    }

    /// <summary>The answer to a request inside a batch, if it is not to reach the service.</summary>
    public SandboxResponse? Refuse(SandboxCall item, Caller caller)
    {
        FaultTarget target = FaultTarget.OfItem(item, caller);
        return _faults.Take(target) is FaultBook.Hit hit
            ? FaultAnswers.Replace(hit, target, _world.AnswerDate)
            : null;
    }

    /// <summary>How long a token is to live that is being issued; null for as long as usual.</summary>
    public TimeSpan? TakeTokenLifetime(SandboxCall call) => _faults.TakeLifetime(FaultTarget.Of(call, _world));
}
