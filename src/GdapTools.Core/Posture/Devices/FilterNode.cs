using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>A part of a device filter: a comparison, or parts joined.</summary>
internal abstract record FilterNode
{
    /// <summary>Every comparison in it.</summary>
    public abstract IEnumerable<DeviceComparison> Comparisons { get; }
}

internal sealed record FilterComparison(DeviceComparison Comparison) : FilterNode
{
    public override IEnumerable<DeviceComparison> Comparisons => [Comparison];
}

internal sealed record FilterNot(FilterNode Inner) : FilterNode
{
    public override IEnumerable<DeviceComparison> Comparisons => Inner.Comparisons;
}

internal sealed record FilterJunction(bool IsAnd, IReadOnlyList<FilterNode> Parts) : FilterNode
{
    public override IEnumerable<DeviceComparison> Comparisons => Parts.SelectMany(static part => part.Comparisons);
}
