using System;
using System.IO;

namespace GdapTools.Core;

/// <summary>The data files that come inside this assembly.</summary>
internal static class EmbeddedData
{
    /// <exception cref="InvalidOperationException">There is no such file: the build left it out.</exception>
    public static Stream Open(string name) =>
        typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The data file '{name}' is missing from this build.");
}
