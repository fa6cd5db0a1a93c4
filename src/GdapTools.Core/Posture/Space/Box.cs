using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Sign-ins that take any of some values on each axis; never changes.</summary>
internal sealed class Box
{
    private readonly ValueSet[] _sides;

    private Box(ValueSet[] sides) => _sides = sides;

    /// <summary>For each axis the values taken.</summary>
    public IReadOnlyList<ValueSet> Sides => _sides;

    /// <summary>A sign-in of the box.</summary>
    public int[] Corner => _sides.Select(static side => side.Values.First()).ToArray();

    /// <summary>The box that holds every sign-in.</summary>
    public static Box Whole(IReadOnlyList<Axis> axes) =>
        new(axes.Select(static axis => ValueSet.All(axis.Size)).ToArray());

    /// <summary>The box that holds one sign-in.</summary>
    public static Box At(IReadOnlyList<Axis> axes, IReadOnlyList<int> context) => new(
        axes.Select((axis, number) => ValueSet.Where(axis.Size, value => value == context[number])).ToArray());

    public Box With(int axis, ValueSet side)
    {
        ValueSet[] sides = (ValueSet[])_sides.Clone();
        sides[axis] = side;
        return new Box(sides);
    }

    public bool Holds(IReadOnlyList<int> context)
    {
        for (int axis = 0; axis < _sides.Length; axis++)
        {
            if (!_sides[axis].Contains(context[axis]))
            {
                return false;
            }
        }

        return true;
    }

    public bool Meets(Box other)
    {
        for (int axis = 0; axis < _sides.Length; axis++)
        {
            if (!_sides[axis].Meets(other._sides[axis]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>What is left of the box, in boxes that have nothing in common.</summary>
    public IEnumerable<Box> Without(Box other)
    {
        if (!Meets(other))
        {
            yield return this;
            yield break;
        }

        Box rest = this;
        for (int axis = 0; axis < _sides.Length; axis++)
        {
            ValueSet outside = rest._sides[axis].Without(other._sides[axis]);
            if (!outside.IsEmpty)
            {
                yield return rest.With(axis, outside);
                rest = rest.With(axis, rest._sides[axis].And(other._sides[axis]));
            }
        }
    }
}
