using System;
using System.IO;
using System.Linq;
using System.Reflection;

namespace GdapTools.Internal;

/// <summary>The folder with the assemblies only this module may see, and which request one of them answers.</summary>
internal sealed class DependencyFolder
{
    private static readonly char[] s_noFileName = Path.GetInvalidFileNameChars();

    private readonly string _path;
    private readonly string _modulePath;

    /// <param name="path">The folder; the module's own assemblies lie right above it.</param>
    public DependencyFolder(string path)
    {
        _path = Path.GetFullPath(path);
        _modulePath = Path.GetDirectoryName(_path)! + Path.DirectorySeparatorChar;
    }

    /// <summary>The file with that simple name; null when there is none.</summary>
    public string? Find(AssemblyName requested)
    {
        // A satellite has the name of its assembly and a culture; none is shipped. A name is no path.
        if (!string.IsNullOrEmpty(requested.CultureName)
            || requested.Name is not { Length: > 0 } name
            || name.IndexOfAny(s_noFileName) >= 0)
        {
            return null;
        }

        string file = Path.Combine(_path, name + ".dll");
        return File.Exists(file) ? file : null;
    }

    /// <summary>The file to load for a request as .NET Framework passes it round.</summary>
    public string? Match(ResolveEventArgs request) =>
        Match(new AssemblyName(request.Name), LocationOf(request.RequestingAssembly));

    /// <summary>
    /// The file to load for a request of Windows PowerShell, where every module's requests come by: ours, and with the
    /// name, the key and at least the version that was asked for. Null leaves the request to others.
    /// </summary>
    /// <param name="requested">The full name that was asked for.</param>
    /// <param name="requester">Where the asking assembly lies; null when the runtime does not tell.</param>
    public string? Match(AssemblyName requested, string? requester)
    {
        if (requester is not null && !IsOurs(requester))
        {
            return null;
        }

        return Find(requested) is { } file && Satisfies(AssemblyName.GetAssemblyName(file), requested) ? file : null;
    }

    /// <summary>Whether one assembly may stand in for another: same name and key, and no older.</summary>
    public static bool Satisfies(AssemblyName offered, AssemblyName requested) =>
        string.Equals(offered.Name, requested.Name, StringComparison.OrdinalIgnoreCase)
        && KeyOf(offered).SequenceEqual(KeyOf(requested))
        && (requested.Version is null || offered.Version >= requested.Version);

    private bool IsOurs(string requester) =>
        requester.Length > 0
        && Path.GetFullPath(requester).StartsWith(_modulePath, StringComparison.OrdinalIgnoreCase);

    private static string? LocationOf(Assembly? assembly) => assembly switch
    {
        null => null,
        { IsDynamic: true } => "",
        _ => assembly.Location,
    };

    private static byte[] KeyOf(AssemblyName name) => name.GetPublicKeyToken() ?? [];
}
