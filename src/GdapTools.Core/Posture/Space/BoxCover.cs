using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Puts contexts together to few large boxes, so that they can be told in few sentences.</summary>
internal sealed class BoxCover
{
    private const int MostBoxes = 200;

    private static readonly int[] s_locationLast =
    [
        Dimensions.App, Dimensions.InsiderRisk, Dimensions.UserRisk, Dimensions.SignInRisk, Dimensions.Flow,
        Dimensions.Device, Dimensions.Platform, Dimensions.Client, Dimensions.Resource, Dimensions.Location,
    ];

    private readonly SignInSpace _space;
    private readonly Func<int, bool> _isWanted;
    private readonly ISet<int> _openGround;

    /// <param name="space">The contexts.</param>
    /// <param name="isWanted">Which of them to put together, by number.</param>
    /// <param name="openGround">The location atoms outside all IP ranges that are named.</param>
    public BoxCover(SignInSpace space, Func<int, bool> isWanted, ISet<int> openGround)
    {
        _space = space;
        _isWanted = isWanted;
        _openGround = openGround;
    }

    public IReadOnlyList<Box> Find()
    {
        List<Box> boxes = [];
        HashSet<int> covered = [];
        int[] wanted = Enumerable.Range(0, (int)_space.Count).Where(_isWanted).ToArray();
        foreach (int seed in wanted.OrderBy(index => IsOnOpenGround(_space.ContextAt(index)) ? 0 : 1))
        {
            if (boxes.Count < MostBoxes && !covered.Contains(seed))
            {
                Box box = Grow(_space.ContextAt(seed));
                boxes.Add(box);
                covered.UnionWith(box.Contexts());
            }
        }

        return boxes;
    }

    private Box Grow(int[] seed)
    {
        Box box = new(_space, seed);
        int rules = seed.Length - Dimensions.FirstRule;
        int[] order = [.. Enumerable.Range(Dimensions.FirstRule, rules), .. s_locationLast];
        foreach (int dimension in order)
        {
            GrowFully(box, dimension);
        }

        // Named locations are told one by one; only the open ground takes in whatever lies alike.
        foreach (int dimension in order.Where(item => item != Dimensions.Location || IsOnOpenGround(seed)))
        {
            foreach (int place in Missing(box, dimension))
            {
                if (box.Contexts(dimension, place).All(_isWanted))
                {
                    box.Sides[dimension].Add(place);
                }
            }
        }

        return box;
    }

    private void GrowFully(Box box, int dimension)
    {
        int[] missing = Missing(box, dimension);
        if (missing.All(place => box.Contexts(dimension, place).All(_isWanted)))
        {
            box.Sides[dimension].AddRange(missing);
        }
    }

    private int[] Missing(Box box, int dimension) =>
        Enumerable.Range(0, _space.Classes[dimension].Length).Except(box.Sides[dimension]).ToArray();

    private bool IsOnOpenGround(int[] context) =>
        _space.Classes[Dimensions.Location][context[Dimensions.Location]].Any(_openGround.Contains);
}
