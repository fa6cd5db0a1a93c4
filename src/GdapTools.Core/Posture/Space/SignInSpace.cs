using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>All sign-ins, by the axes on which the policies at hand can tell them apart.</summary>
internal sealed class SignInSpace
{
    public SignInSpace(IEnumerable<Axis> axes)
    {
        Axes = axes.ToArray();
        Whole = Box.Whole(Axes);
    }

    public IReadOnlyList<Axis> Axes { get; }

    public Box Whole { get; }

    /// <summary>Whether the axis makes no difference in a box.</summary>
    public bool IsFree(Box box, int axis) => Whole.Sides[axis].IsWithin(box.Sides[axis]);
}
