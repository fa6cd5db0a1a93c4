using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Puts gaps together to few large boxes, so that they can be told in few sentences.</summary>
internal sealed class BoxCover
{
    private const int MostBoxes = 100;

    private static readonly int[] s_locationLast =
    [
        Dimensions.App, Dimensions.InsiderRisk, Dimensions.UserRisk, Dimensions.SignInRisk, Dimensions.Flow,
        Dimensions.Device, Dimensions.Platform, Dimensions.Client, Dimensions.Resource, Dimensions.Location,
    ];

    private readonly SignInSpace _space;
    private readonly IReadOnlyList<BoundPolicy> _policies;
    private readonly ValueSet _openGround;
    private readonly int[] _order;
    private readonly ValueSet[][] _classes;

    /// <param name="space">All sign-ins.</param>
    /// <param name="policies">The policies that can change what a sign-in needs.</param>
    /// <param name="openGround">The places outside all IP ranges that are named.</param>
    public BoxCover(SignInSpace space, IReadOnlyList<BoundPolicy> policies, ValueSet openGround)
    {
        _space = space;
        _policies = policies;
        _openGround = openGround;
        _order =
        [
            .. Enumerable.Range(Dimensions.Count, space.Axes.Count - Dimensions.Count), .. s_locationLast,
        ];
        _classes = space.Axes.Select((axis, number) => Classes(axis, number)).ToArray();
    }

    /// <summary>Whether boxes were left out because there are too many.</summary>
    public bool IsCutShort { get; private set; }

    /// <summary>Boxes that hold all of the gaps and nothing else; they may overlap.</summary>
    public IReadOnlyList<Box> Find(IEnumerable<Box> gaps)
    {
        List<Box> found = [];
        List<Box> left = gaps.ToList();
        while (left.Count > 0)
        {
            if (found.Count == MostBoxes)
            {
                IsCutShort = true;
                break;
            }

            Box next = left.Find(IsOnOpenGround) ?? left[0];
            Box box = Grow(Seed(next));
            found.Add(box);
            left = left.SelectMany(gap => gap.Without(box)).ToList();
        }

        return found;
    }

    private bool IsOnOpenGround(Box box) => box.Sides[Dimensions.Location].Meets(_openGround);

    private Box Seed(Box gap)
    {
        Box open = IsOnOpenGround(gap)
            ? gap.With(Dimensions.Location, gap.Sides[Dimensions.Location].And(_openGround))
            : gap;
        Box corner = Box.At(_space.Axes, open.Corner);
        ValueSet places = corner.Sides[Dimensions.Location];
        return corner.With(Dimensions.Location, _classes[Dimensions.Location].First(alike => alike.Meets(places)));
    }

    /// <summary>Values that every policy treats alike.</summary>
    private ValueSet[] Classes(Axis axis, int number)
    {
        Leaf[] leaves = _policies.SelectMany(static policy => policy.Conditions)
            .SelectMany(static condition => condition.Covers.Leaves)
            .Where(leaf => leaf.AxisNumber == number).ToArray();
        return Enumerable.Range(0, axis.Size)
            .GroupBy(value => string.Concat(leaves.Select(leaf => (int)leaf.ByValue[value])) +
                (number is Dimensions.Device or Dimensions.App ? $" {value}" : ""))
            .Select(group => ValueSet.Where(axis.Size, group.Contains)).ToArray();
    }

    private Box Grow(Box seed)
    {
        Box box = seed;
        foreach (int axis in _order)
        {
            Box wide = box.With(axis, _space.Whole.Sides[axis]);
            box = IsGap(box.With(axis, wide.Sides[axis].Without(box.Sides[axis]))) ? wide : box;
        }

        // Named locations are told one by one; only the open ground takes in whatever lies alike.
        bool isOpen = IsOnOpenGround(seed);
        foreach (int axis in _order.Where(axis => axis != Dimensions.Location || isOpen))
        {
            foreach (ValueSet alike in _classes[axis].Where(alike => !alike.IsWithin(box.Sides[axis])))
            {
                box = IsGap(box.With(axis, alike)) ? box.With(axis, box.Sides[axis].Or(alike)) : box;
            }
        }

        return box;
    }

    /// <summary>Whether no policy asks anything of any sign-in of the box.</summary>
    private bool IsGap(Box box) => box.Sides.Any(static side => side.IsEmpty) || _policies.All(policy =>
        Bearing.Of(policy, box) is null ||
        policy.Conditions.Any(condition => Extent.Of(condition.Covers, box) == Truths.No));
}
