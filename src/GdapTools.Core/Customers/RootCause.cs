using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>A cause on the partner's side that shuts every customer, whatever its own links.</summary>
internal sealed class RootCause(ChainStep step, ChainLink link)
{
    /// <summary>The step as told once, for the partner.</summary>
    public ChainStep Step { get; } = step;

    /// <summary>What is told of each customer: the same, pointing to where it is explained.</summary>
    public ChainStep ForCustomer() => Step with { CausedBy = Step.CheckId, Link = link };
}
