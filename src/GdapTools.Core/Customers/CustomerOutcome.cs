using System;
using System.Collections.Generic;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>What the examination of one customer found, in the order of the chain.</summary>
public sealed class CustomerOutcome
{
    public CustomerOutcome(CustomerState customer, IReadOnlyList<ChainStep> steps, int attempts, TimeSpan duration)
    {
        Customer = customer;
        Steps = steps;
        Attempts = attempts;
        Duration = duration;
        ChainStep worst = Verdicts.WorstFirst(steps)[0];
        Verdict = worst.Verdict is GdapVerdict.NotApplicable ? GdapVerdict.Pass : worst.Verdict;
        Deciding = worst;
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
