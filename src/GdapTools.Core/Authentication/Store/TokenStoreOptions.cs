using System;
using System.IO;

namespace GdapTools.Core.Authentication.Store;

/// <summary>Where tokens are to be stored, and how.</summary>
internal sealed record TokenStoreOptions
{
    /// <summary>Only this user's; made if it is not there.</summary>
    public string Folder { get; init; } = Path.Combine(
        Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "GdapTools");

    /// <summary>Stores in plain text where Linux has no keyring to protect the tokens.</summary>
    public bool AllowsUnencrypted { get; init; }
}
