using Microsoft.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>For <c>required</c>.</summary>
[Embedded]
[AttributeUsage(
    AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Field | AttributeTargets.Property,
    Inherited = false)]
internal sealed class RequiredMemberAttribute : Attribute;
