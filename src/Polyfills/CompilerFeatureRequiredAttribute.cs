using Microsoft.CodeAnalysis;

namespace System.Runtime.CompilerServices;

/// <summary>For <c>required</c>: keeps older compilers from a constructor that they do not understand.</summary>
[Embedded]
[AttributeUsage(AttributeTargets.All, AllowMultiple = true, Inherited = false)]
internal sealed class CompilerFeatureRequiredAttribute(string featureName) : Attribute
{
    public string FeatureName { get; } = featureName;
}
