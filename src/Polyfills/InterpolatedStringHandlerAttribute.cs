using Microsoft.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>For a type of our own that takes the parts of an interpolated string.</summary>
[Embedded]
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
internal sealed class InterpolatedStringHandlerAttribute : Attribute;
