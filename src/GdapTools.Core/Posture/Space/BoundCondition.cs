using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>What a policy's condition covers.</summary>
/// <param name="Covers">Which sign-ins.</param>
/// <param name="Noun">What it is about: "location", "platform".</param>
/// <param name="Text">What the condition says, following the policy's name.</param>
internal sealed record BoundCondition(Formula Covers, string Noun, string Text)
{
    private readonly Leaf[] _leaves = Covers.Leaves.ToArray();

    /// <summary>The values of the axis that are not covered because they are excluded; null where nothing is.</summary>
    public ValueSet? Excludes { get; init; }

    /// <summary>In place of "does not cover this …" for a sign-in that is not covered; null to say that.</summary>
    public string? Miss { get; init; }

    /// <summary>How many cuts at most make it treat all of a box alike.</summary>
    public int CutsLeft(Box box)
    {
        int cuts = 0;
        foreach (Leaf leaf in _leaves)
        {
            cuts += leaf.In(box).IsMixed() ? 1 : 0;
        }

        return cuts;
    }

    /// <summary>Whether nothing but an exclusion keeps the sign-ins of a box from being covered.</summary>
    public bool IsExclusion(Box box) =>
        Excludes is not null && Covers is Leaf leaf && box.Sides[leaf.AxisNumber].IsWithin(Excludes);

    /// <summary>A condition on one axis.</summary>
    public static BoundCondition OnAxis(int axis, Truth[] covers, string noun, string text, IReadOnlyList<bool>? excludes = null) =>
        new(new Leaf(axis, covers), noun, text)
        {
            Excludes = excludes is null ? null : ValueSet.Where(covers.Length, value => excludes[value]),
        };
}
