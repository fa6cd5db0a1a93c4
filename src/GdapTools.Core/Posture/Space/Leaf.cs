using System;
using System.Collections.Generic;

namespace GdapTools.Core.Posture;

/// <summary>A statement that rests on the value of one axis.</summary>
internal sealed class Leaf : Formula
{
    private readonly Truth[] _truths;
    private readonly ValueSet _no;
    private readonly ValueSet _unknown;
    private readonly ValueSet _yes;

    /// <param name="axis">The number of the axis.</param>
    /// <param name="truths">For each of its values.</param>
    public Leaf(int axis, Truth[] truths)
    {
        AxisNumber = axis;
        _truths = truths;
        _no = Where(Truth.No);
        _unknown = Where(Truth.Unknown);
        _yes = Where(Truth.Yes);
    }

    public int AxisNumber { get; }

    public IReadOnlyList<Truth> ByValue => _truths;

    public override IEnumerable<Leaf> Leaves => [this];

    /// <summary>The values for which it has this truth.</summary>
    public ValueSet ValuesOf(Truth truth) => truth switch
    {
        Truth.No => _no,
        Truth.Yes => _yes,
        _ => _unknown,
    };

    public override Truths In(Box box)
    {
        ValueSet side = box.Sides[AxisNumber];
        return (side.Meets(_no) ? Truths.No : Truths.None) |
            (side.Meets(_unknown) ? Truths.Unknown : Truths.None) |
            (side.Meets(_yes) ? Truths.Yes : Truths.None);
    }

    public override Truth At(IReadOnlyList<int> context) => _truths[context[AxisNumber]];

    public bool IsAlways(Truth truth) => Array.TrueForAll(_truths, value => value == truth);

    private ValueSet Where(Truth truth) => ValueSet.Where(_truths.Length, value => _truths[value] == truth);
}
