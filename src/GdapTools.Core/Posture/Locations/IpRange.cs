using System.Globalization;

namespace GdapTools.Core.Posture;

/// <summary>Addresses from the first to the last, both included.</summary>
internal readonly struct IpRange
{
    public IpRange(IpValue first, IpValue last)
    {
        First = first;
        Last = last;
    }

    public IpValue First { get; }

    public IpValue Last { get; }

    /// <summary>Reads CIDR notation. Bits after the prefix are ignored: Graph returns ranges with them set.</summary>
    public static bool TryParseCidr(string? text, out IpRange range)
    {
        range = default;
        string[] parts = (text ?? "").Split('/');
        if (parts.Length > 2 || !IpValue.TryParse(parts[0], out IpValue address))
        {
            return false;
        }

        int prefix = address.Bits;
        if (parts.Length == 2 &&
            !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out prefix))
        {
            return false;
        }

        if (prefix > address.Bits)
        {
            return false;
        }

        range = new IpRange(address.Fill(prefix, ones: false), address.Fill(prefix, ones: true));
        return true;
    }

    /// <summary>Reads a range given by its ends.</summary>
    public static bool TryParse(string? lower, string? upper, out IpRange range)
    {
        range = default;
        if (!IpValue.TryParse(lower, out IpValue first) || !IpValue.TryParse(upper, out IpValue last) ||
            first.IsV6 != last.IsV6 || first.CompareTo(last) > 0)
        {
            return false;
        }

        range = new IpRange(first, last);
        return true;
    }
}
