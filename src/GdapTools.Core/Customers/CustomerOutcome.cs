using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>What the examination of one customer found, in the order of the chain.</summary>
public sealed class CustomerOutcome
{
    private static readonly GdapVerdict?[] s_worstFirst = [GdapVerdict.Fail, GdapVerdict.Unknown, GdapVerdict.Warning];

    public CustomerOutcome(CustomerState customer, IReadOnlyList<ChainStep> steps, int attempts, TimeSpan duration)
    {
        Customer = customer;
        Steps = steps;
        Attempts = attempts;
        Duration = duration;
        Verdict = Array.Find(s_worstFirst, verdict => steps.Any(step => step.Verdict == verdict)) ?? GdapVerdict.Pass;
        Deciding = steps.FirstOrDefault(step => step.Verdict == Verdict) ?? steps[0];
    }

    public CustomerState Customer { get; }

    /// <summary>Never empty: a customer that is well has one step that says so.</summary>
    public IReadOnlyList<ChainStep> Steps { get; }

    public GdapVerdict Verdict { get; }

    /// <summary>The first link that is not proven good, among the worst.</summary>
    public ChainStep Deciding { get; }

    public int Attempts { get; }

    public TimeSpan Duration { get; }
}
