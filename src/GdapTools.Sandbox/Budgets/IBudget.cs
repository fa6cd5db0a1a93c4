using System;

namespace GdapTools.Sandbox.Budgets;

/// <summary>What a service takes in a time. Not safe for concurrent use; times never go back.</summary>
internal interface IBudget
{
    /// <summary>How long until so much fits; zero if it does now.</summary>
    TimeSpan WaitFor(double cost, DateTimeOffset now);

    /// <summary>Uses so much of it.</summary>
    void Take(double cost, DateTimeOffset now);
}
