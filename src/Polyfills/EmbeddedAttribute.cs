namespace Microsoft.CodeAnalysis;

/// <summary>Hides a type from other assemblies, from those too that see internals and have such a type themselves.</summary>
[Embedded]
internal sealed class EmbeddedAttribute : System.Attribute;
