using System;
using System.Net;
using System.Net.Sockets;

namespace GdapTools.Core.Posture;

/// <summary>An IP address as a number that can be ordered, IPv4 before IPv6.</summary>
internal readonly struct IpValue : IComparable<IpValue>, IEquatable<IpValue>
{
    private readonly ulong _high;
    private readonly ulong _low;

    public IpValue(bool isV6, ulong high, ulong low)
    {
        IsV6 = isV6;
        _high = high;
        _low = low;
    }

    public bool IsV6 { get; }

    public int Bits => IsV6 ? 128 : 32;

    /// <summary>Reads an address; one of IPv4 in IPv6 clothes counts as IPv4.</summary>
    public static bool TryParse(string? text, out IpValue value)
    {
        value = default;
        if (text is null || !IPAddress.TryParse(text.Trim(), out IPAddress? address))
        {
            return false;
        }

        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        byte[] bytes = address.GetAddressBytes();
        bool isV6 = address.AddressFamily == AddressFamily.InterNetworkV6;
        value = new IpValue(isV6, isV6 ? Number(bytes, 0, 8) : 0, isV6 ? Number(bytes, 8, 8) : Number(bytes, 0, 4));
        return true;
    }

    /// <summary>The address with all bits after the first <paramref name="prefix"/> cleared or set.</summary>
    public IpValue Fill(int prefix, bool ones)
    {
        int free = Bits - prefix;
        ulong lowMask = free >= 64 ? ulong.MaxValue : (1UL << free) - 1;
        ulong highMask = free <= 64 ? 0 : free >= 128 ? ulong.MaxValue : (1UL << (free - 64)) - 1;
        return ones
            ? new IpValue(IsV6, _high | highMask, _low | lowMask)
            : new IpValue(IsV6, _high & ~highMask, _low & ~lowMask);
    }

    /// <summary>The next address; false for the last one.</summary>
    public bool TryNext(out IpValue next)
    {
        ulong low = unchecked(_low + 1);
        next = new IpValue(IsV6, low == 0 ? unchecked(_high + 1) : _high, low);
        return IsV6 ? low != 0 || next._high != 0 : low <= uint.MaxValue;
    }

    public int CompareTo(IpValue other)
    {
        int byFamily = IsV6.CompareTo(other.IsV6);
        int byHigh = byFamily != 0 ? byFamily : _high.CompareTo(other._high);
        return byHigh != 0 ? byHigh : _low.CompareTo(other._low);
    }

    public bool Equals(IpValue other) => CompareTo(other) == 0;

    public override bool Equals(object? obj) => obj is IpValue other && Equals(other);

    public override int GetHashCode() => unchecked((int)(_high * 31 + _low) ^ (int)(_low >> 32));

    private static ulong Number(byte[] bytes, int start, int count)
    {
        ulong number = 0;
        for (int index = start; index < start + count; index++)
        {
            number = (number << 8) | bytes[index];
        }

        return number;
    }
}
