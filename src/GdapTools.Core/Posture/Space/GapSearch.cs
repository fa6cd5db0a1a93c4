using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// Looks through all sign-ins for those that get a token without MFA. It cuts the space only where a policy that is not
/// yet decided makes it necessary, and leaves a part as soon as one policy settles all of it, so that it ends early on
/// what real tenants hold; what would take too many steps is said to be open.
/// </summary>
internal sealed class GapSearch
{
    /// <summary>Above this many looks at a policy the answer is Unknown rather than slow.</summary>
    public const int MostLooks = 3_000_000;

    private readonly Func<Box, bool> _isCertain;
    private readonly List<Box> _gaps = [];
    private readonly List<Box> _unknown = [];

    private GapSearch(Func<Box, bool> isCertain) => _isCertain = isCertain;

    /// <summary>Sign-ins that get a token without MFA, in boxes that have nothing in common.</summary>
    public IReadOnlyList<Box> Gaps => _gaps;

    /// <summary>Sign-ins of which it cannot be told.</summary>
    public IReadOnlyList<Box> Unknown => _unknown;

    /// <summary>Whether one of those may need MFA: otherwise it is only not known whether they are blocked.</summary>
    public bool MayHaveMfa { get; private set; }

    /// <summary>Whether some sign-in needs MFA.</summary>
    public bool HasMfa { get; private set; }

    /// <summary>Whether a sign-in that certainly can happen needs MFA.</summary>
    public bool HasCertainMfa { get; private set; }

    public bool HasBlocked { get; private set; }

    /// <summary>How often a policy was held against a part of the space.</summary>
    public int Looks { get; private set; }

    /// <summary>Whether the search was given up.</summary>
    public bool IsCutShort => Looks > MostLooks;

    /// <param name="policies">The policies that can change what a sign-in needs.</param>
    /// <param name="whole">All sign-ins.</param>
    /// <param name="isCertain">Whether a box holds a sign-in that certainly can happen.</param>
    public static GapSearch Run(IReadOnlyList<BoundPolicy> policies, Box whole, Func<Box, bool> isCertain)
    {
        GapSearch search = new(isCertain);
        search.Look(whole, policies);
        return search;
    }

    private void Look(Box box, IReadOnlyList<BoundPolicy> policies)
    {
        Looks += policies.Count;
        if (IsCutShort)
        {
            return;
        }

        List<Bearing> bearings = [];
        bool isClosed = false;
        foreach (BoundPolicy policy in policies)
        {
            if (Bearing.Of(policy, box) is not Bearing bearing)
            {
                continue;
            }

            if (bearing.IsBlock)
            {
                HasBlocked = true;
                return;
            }

            isClosed |= bearing.IsClosing;
            bearings.Add(bearing);
        }

        if (isClosed)
        {
            Close(box, bearings);
        }
        else if (bearings.Count == 0)
        {
            _gaps.Add(box);
        }
        else if (Next(bearings, box) is (int axis, ValueSet part))
        {
            Split(box, axis, part, bearings);
        }
        else
        {
            _unknown.Add(box);
            MayHaveMfa |= bearings.Exists(static bearing => bearing.MayAskForMfa);
        }
    }

    /// <summary>No token without MFA here; what is left to find out is whether there is one with it.</summary>
    private void Close(Box box, List<Bearing> bearings)
    {
        if (HasCertainMfa)
        {
            return;
        }

        List<Bearing> blocking = bearings.Where(static bearing => bearing.CanBlock).ToList();
        if (blocking.Count == 0)
        {
            HasMfa = true;
            HasCertainMfa = _isCertain(box);
        }
        else if (Next(blocking, box) is (int axis, ValueSet part))
        {
            Split(box, axis, part, bearings);
        }
    }

    private void Split(Box box, int axis, ValueSet part, List<Bearing> bearings)
    {
        BoundPolicy[] left = bearings.Select(static bearing => bearing.Policy).ToArray();
        Look(box.With(axis, part), left);
        Look(box.With(axis, box.Sides[axis].Without(part)), left);
    }

    private static (int Axis, ValueSet Part)? Next(List<Bearing> bearings, Box box)
    {
        bearings.Sort(static (left, right) => left.Rank.CompareTo(right.Rank));
        foreach (Bearing bearing in bearings)
        {
            if (bearing.Cut(box) is (int, ValueSet) cut)
            {
                return cut;
            }
        }

        return null;
    }
}
