using System;

namespace GdapTools.Core.Posture;

/// <summary>Which truths occur among many contexts.</summary>
[Flags]
internal enum Truths
{
    None = 0,
    No = 1,
    Unknown = 2,
    Yes = 4,
}

/// <summary>Logic on what occurs. Where two sides look at the same axis the answer may hold more than occurs, never less;
/// on a single context it is exact.</summary>
internal static class TruthsLogic
{
    public static Truths Of(Truth truth) => truth switch
    {
        Truth.No => Truths.No,
        Truth.Yes => Truths.Yes,
        _ => Truths.Unknown,
    };

    public static bool IsMixed(this Truths truths) => truths is not (Truths.No or Truths.Unknown or Truths.Yes);

    public static Truths And(this Truths left, Truths right)
    {
        Truths both = left | right;
        Truths result = both & Truths.No;
        result |= (left & right) & Truths.Yes;
        return Holds(left, right) || Holds(right, left) ? result | Truths.Unknown : result;
    }

    public static Truths Or(this Truths left, Truths right) => left.Not().And(right.Not()).Not();

    public static Truths Not(this Truths truths) =>
        (truths & Truths.Unknown) |
        ((truths & Truths.No) != 0 ? Truths.Yes : Truths.None) |
        ((truths & Truths.Yes) != 0 ? Truths.No : Truths.None);

    private static bool Holds(Truths left, Truths right) =>
        (left & Truths.Unknown) != 0 && (right & (Truths.Unknown | Truths.Yes)) != 0;
}
