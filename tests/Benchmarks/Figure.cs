using System;

namespace GdapTools.Benchmarks;

/// <summary>A measured value and what it may be at most.</summary>
internal sealed record Figure(string Name, double Value, string Unit, double Goal)
{
    public bool IsMet => Value <= Goal;

    public override string ToString() =>
        FormattableString.Invariant($"bench: {Name} = {Value:0.##} {Unit} (goal <= {Goal:0.##})");
}
