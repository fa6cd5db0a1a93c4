using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Microsoft.Identity.Client.Extensions.Msal;

namespace GdapTools.Core.Authentication.Store;

/// <summary>The folder of the stored tokens. With Keychain or libsecret its file is empty, and tells that there are some.
/// </summary>
internal sealed class StoreFolder(string path)
{
    private const string FileName = "gdaptools.tokens.bin";
    private static readonly TraceSource s_silent = new("GdapTools", SourceLevels.Off);

    public string FilePath { get; } = Path.Combine(path, FileName);

    public bool Exists => Directory.Exists(path);

    /// <summary>The tokens are not in the file, but in a keyring.</summary>
    public bool IsMarked => new FileInfo(FilePath) is { Exists: true, Length: 0 };

    /// <summary>Makes the folder, for this user only.</summary>
    /// <returns>False if it was there.</returns>
    public bool Make()
    {
        bool isNew = !Exists;
#if NET
        if (!OperatingSystem.IsWindows())
        {
            const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            Directory.CreateDirectory(path, owner | UnixFileMode.UserExecute);
            File.SetUnixFileMode(path, owner | UnixFileMode.UserExecute);

            if (File.Exists(FilePath))
            {
                File.SetUnixFileMode(FilePath, owner);
            }

            return isNew;
        }
#endif
        Directory.CreateDirectory(path);
        return isNew;
    }

    /// <summary>Deletes the folder if nothing is in it.</summary>
    public void Unmake()
    {
        if (!Directory.EnumerateFileSystemEntries(path).Any())
        {
            Directory.Delete(path);
        }
    }

    /// <summary>Deletes what was written when there was no keyring.</summary>
    public void DeletePlainText()
    {
        if (Path.DirectorySeparatorChar == '/' && new FileInfo(FilePath) is { Exists: true, Length: > 0 })
        {
            File.Delete(FilePath);
        }
    }

    /// <summary>Keeps other processes away until it is disposed.</summary>
    public CrossPlatLock Lock() => new(FilePath + ".lockfile", lockFileRetryDelay: 20, lockFileRetryCount: 500);

    public Storage Protected() => Storage.Create(
        new StorageCreationPropertiesBuilder(FileName, path)
            .WithMacKeyChain("GdapTools", "TokenCache")
            .WithLinuxKeyring(
                "com.gdaptools.tokencache",
                MsalCacheHelper.LinuxKeyRingDefaultCollection,
                "GdapTools token cache",
                new KeyValuePair<string, string>("Version", "1"),
                new KeyValuePair<string, string>("ProductGroup", "GdapTools"))
            .Build(),
        s_silent);

    /// <summary>Plain text that only this user may read; on Linux alone.</summary>
    public Storage Unprotected() => Storage.Create(
        new StorageCreationPropertiesBuilder(FileName, path).WithLinuxUnprotectedFile().Build(), s_silent);
}
