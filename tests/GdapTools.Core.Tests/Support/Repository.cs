using System;
using System.IO;

namespace GdapTools.Core.Tests.Support;

/// <summary>Files of the repository the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the module's manifest.</summary>
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    private static string Find(string? folder) => folder is null
        ? throw new InvalidOperationException("These tests run from within the repository.")
        : File.Exists(Path.Combine(folder, "GdapTools.psd1")) ? folder : Find(Path.GetDirectoryName(folder));
}
