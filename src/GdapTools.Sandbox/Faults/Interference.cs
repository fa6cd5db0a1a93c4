using System;
using GdapTools.Sandbox.Budgets;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Faults;

/// <summary>What comes between a request and the service: budgets, then faults.</summary>
internal sealed class Interference
{
    private readonly SandboxWorld _world;
    private readonly FaultBook _faults;
    private readonly BudgetBook? _budgets;

    /// <exception cref="GdapException"><c>SandboxFaultInvalid</c>.</exception>
    public Interference(SandboxWorld world)
    {
        _world = world;
        _faults = new FaultBook(world.Options);
        _budgets = world.Options.EnforceBudgets ? new BudgetBook() : null;
    }

    /// <summary>Answers a request, with the help of the service or without.</summary>
    public SandboxResponse Around(SandboxCall call, Func<SandboxResponse> answer) =>
        Around(FaultTarget.Of(call, _world), answer);

    /// <summary>Answers a request inside a batch.</summary>
    public SandboxResponse AroundItem(SandboxCall item, Caller caller, Func<SandboxResponse> answer) =>
        Around(FaultTarget.OfItem(item, caller), answer);

    /// <summary>How long a token is to live that is being issued; null for as long as usual.</summary>
    public TimeSpan? TakeTokenLifetime(SandboxCall call) => _faults.TakeLifetime(FaultTarget.Of(call, _world));

    private SandboxResponse Around(FaultTarget target, Func<SandboxResponse> answer)
    {
        DateTimeOffset? date = _world.Options.RetryAfterAsDate ? _world.AnswerDate : null;
        if (_budgets?.Charge(target, date) is SandboxResponse refusal)
        {
            return Own(refusal, target);
        }

        FaultBook.Hit? hit = _faults.Take(target);
        if (hit is not null && FaultAnswers.Replace(hit, target, _world.AnswerDate) is SandboxResponse replaced)
        {
            return Own(replaced, target);
        }

        SandboxResponse whole = hit is null ? answer() : FaultAnswers.Alter(hit.Fault.Kind, answer());
        return _budgets is null ? whole : BudgetBook.Tell(whole, target);
    }

    // The service has not seen the request, and will not say whose it was.
    private static SandboxResponse Own(SandboxResponse answer, FaultTarget target)
    {
        target.Call.TenantId = target.TenantId;
        answer.Origin = AnswerOrigin.Fault;
        return answer;
    }
}
