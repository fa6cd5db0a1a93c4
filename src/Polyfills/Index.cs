using Microsoft.CodeAnalysis;

namespace System;

/// <summary>For <c>^1</c> and for patterns of lists.</summary>
[Embedded]
internal readonly struct Index(int value, bool fromEnd)
{
    public int GetOffset(int length) => fromEnd ? length - value : value;
}
