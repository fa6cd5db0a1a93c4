using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Works out exactly which truths a statement takes in a box, by cutting the box where it has to.</summary>
internal static class Extent
{
    private const int MostSteps = 2000;

    /// <summary>Exact unless the statement is too intricate; then it may hold a truth too many, never one too few.</summary>
    public static Truths Of(Formula formula, Box box)
    {
        int steps = 0;
        return Find(formula, box, ref steps);
    }

    /// <summary>An axis on which a statement is not of one mind in a box, and a part of that side to cut off.</summary>
    public static (int Axis, ValueSet Part)? Cut(Formula formula, Box box)
    {
        foreach (Leaf leaf in formula.Leaves)
        {
            ValueSet side = box.Sides[leaf.AxisNumber];
            foreach (Truth truth in new[] { Truth.Yes, Truth.No })
            {
                ValueSet part = side.And(leaf.ValuesOf(truth));
                if (!part.IsEmpty && !side.IsWithin(part))
                {
                    return (leaf.AxisNumber, part);
                }
            }
        }

        return null;
    }

    private static Truths Find(Formula formula, Box box, ref int steps)
    {
        Truths truths = formula.In(box);
        if (!truths.IsMixed() || ++steps > MostSteps ||
            Cut(formula, box) is not (int axis, ValueSet part))
        {
            return truths;
        }

        Truths inside = Find(formula, box.With(axis, part), ref steps);
        return inside == truths ? truths : inside | Find(formula, box.With(axis, box.Sides[axis].Without(part)), ref steps);
    }
}
