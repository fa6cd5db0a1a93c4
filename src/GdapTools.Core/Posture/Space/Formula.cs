using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>A statement about sign-ins, in three-valued logic.</summary>
internal abstract class Formula
{
    /// <summary>The axes it looks at.</summary>
    public abstract IEnumerable<Leaf> Leaves { get; }

    /// <summary>Which truths it can take in a box; exact where the box is a single context.</summary>
    public abstract Truths In(Box box);

    /// <summary>Its truth for one sign-in, given by the value on each axis.</summary>
    public abstract Truth At(IReadOnlyList<int> context);

    public static Formula Always(Truth truth) => new Constant(truth);

    public static Formula Not(Formula inner) => new Negation(inner);

    public static Formula All(params Formula[] parts) => new Junction(parts, isAnd: true);

    public static Formula Any(params Formula[] parts) => new Junction(parts, isAnd: false);

    private sealed class Constant(Truth truth) : Formula
    {
        public override IEnumerable<Leaf> Leaves => [];

        public override Truths In(Box box) => TruthsLogic.Of(truth);

        public override Truth At(IReadOnlyList<int> context) => truth;
    }

    private sealed class Negation(Formula inner) : Formula
    {
        public override IEnumerable<Leaf> Leaves => inner.Leaves;

        public override Truths In(Box box) => inner.In(box).Not();

        public override Truth At(IReadOnlyList<int> context) => inner.At(context).Not();
    }

    private sealed class Junction(Formula[] parts, bool isAnd) : Formula
    {
        public override IEnumerable<Leaf> Leaves => parts.SelectMany(static part => part.Leaves);

        public override Truths In(Box box)
        {
            Truths settled = isAnd ? Truths.No : Truths.Yes;
            Truths result = settled.Not();
            foreach (Formula part in parts)
            {
                Truths next = part.In(box);
                if (next == settled)
                {
                    return settled;
                }

                result = isAnd ? result.And(next) : result.Or(next);
            }

            return result;
        }

        public override Truth At(IReadOnlyList<int> context)
        {
            Truth result = isAnd ? Truth.Yes : Truth.No;
            foreach (Formula part in parts)
            {
                Truth next = part.At(context);
                result = isAnd ? result.And(next) : result.Or(next);
            }

            return result;
        }
    }
}
