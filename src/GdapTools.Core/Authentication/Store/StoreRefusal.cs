using System;
using System.Runtime.InteropServices;
using Microsoft.Identity.Client.Extensions.Msal;

namespace GdapTools.Core.Authentication.Store;

/// <summary>Why there is no token store.</summary>
internal static class StoreRefusal
{
    public static GdapException NotProtected(MsalCachePersistenceException exception, string file)
    {
        (string reason, string action) = RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
            ? (exception.InnerException is DllNotFoundException
                    ? "libsecret is not installed"
                    : "no keyring answers, or it stays locked",
                "Install libsecret (Debian: libsecret-1-0) and unlock a keyring such as gnome-keyring in this session; or "
                + "leave out -PersistTokens; or say -AllowUnencryptedStorage, which stores tokens in plain text readable by "
                + "this user.")
            : ("the system's own protection for this user does not work",
                "Sign in to this machine with a user profile that is loaded, or leave out -PersistTokens.");
        return new GdapException(
            "TokenStoreNotProtected",
            GdapErrorKind.Security,
            $"Tokens cannot be stored encrypted on this machine: {reason}. Nothing was stored.",
            file,
            action);
    }

    public static GdapException NotWritable(string file) => new(
        "TokenStoreNotWritable",
        GdapErrorKind.PermissionDenied,
        $"Tokens cannot be stored in '{file}': the file or its folder cannot be written.",
        file,
        "Give this user a folder of its own there, or leave out -PersistTokens.");

    public static GdapException NotCleared(string file) => new(
        "TokenStoreNotCleared",
        GdapErrorKind.Security,
        "The stored tokens could not be removed.",
        file,
        "Unlock the keyring and try again, or revoke the user's sessions in Microsoft Entra.");
}
