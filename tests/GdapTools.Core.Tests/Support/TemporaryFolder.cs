using System;
using System.IO;

namespace GdapTools.Core.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gdaptools-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
