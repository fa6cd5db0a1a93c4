using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Contexts that take any of some classes in each dimension.</summary>
internal sealed class Box
{
    private readonly SignInSpace _space;

    public Box(SignInSpace space, int[] seed)
    {
        _space = space;
        Sides = seed.Select(static place => new List<int> { place }).ToArray();
    }

    /// <summary>For each dimension the classes taken.</summary>
    public IReadOnlyList<List<int>> Sides { get; }

    /// <summary>Whether the dimension makes no difference in the box.</summary>
    public bool IsFree(int dimension) => Sides[dimension].Count == _space.Classes[dimension].Length;

    /// <summary>The values taken in a dimension.</summary>
    public ISet<int> Values(int dimension) =>
        new HashSet<int>(Sides[dimension].SelectMany(place => _space.Classes[dimension][place]));

    /// <summary>The numbers of the contexts in the box, or in the part of it with one class in one dimension.</summary>
    public IEnumerable<int> Contexts(int fixedDimension = -1, int fixedClass = 0)
    {
        int[] counter = new int[Sides.Count];
        int[] context = new int[Sides.Count];
        while (true)
        {
            for (int dimension = 0; dimension < context.Length; dimension++)
            {
                context[dimension] = dimension == fixedDimension ? fixedClass : Sides[dimension][counter[dimension]];
            }

            yield return _space.IndexOf(context);
            int turn = 0;
            while (turn < counter.Length && (turn == fixedDimension || ++counter[turn] == Sides[turn].Count))
            {
                counter[turn++] = 0;
            }

            if (turn == counter.Length)
            {
                yield break;
            }
        }
    }
}
