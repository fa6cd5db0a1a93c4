using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// All sign-ins, cut into the contexts that the policies at hand can tell apart: in each dimension, values that every
/// policy treats alike form one class, and a context is a choice of one class in each.
/// </summary>
internal sealed class SignInSpace
{
    private readonly int[] _strides;

    public SignInSpace(IReadOnlyList<BoundPolicy> policies, LocationAtlas atlas, int ruleCount)
    {
        int[] sizes =
        [
            Dimensions.Resources.Length, Dimensions.Clients.Length, Dimensions.Platforms.Length,
            Dimensions.Devices.Length, Dimensions.Apps.Length, Dimensions.Risks.Length, Dimensions.Risks.Length,
            Dimensions.InsiderRisks.Length, Dimensions.Flows.Length, atlas.Atoms.Count,
            .. Enumerable.Repeat(2, ruleCount),
        ];
        Classes = sizes.Select((size, dimension) => Partition(policies, dimension, size)).ToArray();
        _strides = new int[sizes.Length];
        Count = 1;
        for (int dimension = 0; dimension < sizes.Length; dimension++)
        {
            _strides[dimension] = (int)Math.Min(Count, int.MaxValue);
            Count = Math.Min(Count * Classes[dimension].Length, int.MaxValue);
        }
    }

    /// <summary>For each dimension its classes, for each class its values.</summary>
    public int[][][] Classes { get; }

    /// <summary>How many contexts there are; no more than <see cref="int.MaxValue"/> is counted.</summary>
    public long Count { get; }

    /// <summary>The number of a context.</summary>
    public int IndexOf(int[] context)
    {
        int index = 0;
        for (int dimension = 0; dimension < context.Length; dimension++)
        {
            index += context[dimension] * _strides[dimension];
        }

        return index;
    }

    /// <summary>The context with a number: a class in each dimension.</summary>
    public int[] ContextAt(int index)
    {
        int[] context = new int[_strides.Length];
        for (int dimension = 0; dimension < context.Length; dimension++)
        {
            context[dimension] = index / _strides[dimension] % Classes[dimension].Length;
        }

        return context;
    }

    private static int[][] Partition(IReadOnlyList<BoundPolicy> policies, int dimension, int size) =>
        Enumerable.Range(0, size)
            .GroupBy(value => string.Join("", policies.Select(policy => Treatment(policy, dimension, value))))
            .Select(static group => group.ToArray())
            .ToArray();

    private static string Treatment(BoundPolicy policy, int dimension, int value)
    {
        IEnumerable<int> marks = dimension switch
        {
            Dimensions.Device => policy.Requires[value].Select(static requirement => (int)requirement),
            Dimensions.App => policy.Requires.Select(row => (int)row[value]),
            _ => policy.Conditions.Where(condition => condition.Dimension == dimension)
                .Select(condition => (int)condition.Covers[value]),
        };
        return string.Concat(marks) + ";";
    }
}
