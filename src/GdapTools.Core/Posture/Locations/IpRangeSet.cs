using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>A set of addresses, kept as ranges in order that do not overlap.</summary>
internal sealed class IpRangeSet
{
    private readonly List<IpRange> _ranges = [];

    public IpRangeSet(IEnumerable<IpRange> ranges)
    {
        foreach (IpRange range in ranges.OrderBy(static range => range.First))
        {
            int last = _ranges.Count - 1;
            if (last < 0 || _ranges[last].Last.CompareTo(range.First) < 0)
            {
                _ranges.Add(range);
            }
            else if (_ranges[last].Last.CompareTo(range.Last) < 0)
            {
                _ranges[last] = new IpRange(_ranges[last].First, range.Last);
            }
        }
    }

    /// <summary>The addresses at which membership changes.</summary>
    public IEnumerable<IpValue> Edges
    {
        get
        {
            foreach (IpRange range in _ranges)
            {
                yield return range.First;
                if (range.Last.TryNext(out IpValue next))
                {
                    yield return next;
                }
            }
        }
    }

    /// <summary>Whether some range holds a whole network with such a prefix.</summary>
    public bool IsWide(int prefixV4, int prefixV6) => _ranges.Any(range =>
    {
        int prefix = range.First.IsV6 ? prefixV6 : prefixV4;
        IpValue start = range.First;
        bool isAligned = start.Fill(prefix, ones: false).Equals(start);
        return (isAligned || start.Fill(prefix, ones: true).TryNext(out start)) &&
            start.Fill(prefix, ones: true).CompareTo(range.Last) <= 0;
    });

    public bool Contains(IpValue address)
    {
        int low = 0;
        int high = _ranges.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            IpRange range = _ranges[middle];
            if (address.CompareTo(range.First) < 0)
            {
                high = middle - 1;
            }
            else if (address.CompareTo(range.Last) > 0)
            {
                low = middle + 1;
            }
            else
            {
                return true;
            }
        }

        return false;
    }
}
