using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>A PFX (PKCS#12) file, or a bare certificate in binary form.
/// Source: https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509keystorageflags</summary>
internal static class PfxFile
{
    // ERROR_INVALID_PASSWORD, which .NET reports on every system.
    private const int InvalidPassword = unchecked((int)0x80070056);

    /// <summary>Keeps the key in memory. macOS knows no such key and gets a keychain of its own that goes with the
    /// certificate. On Windows such a key signs, which is all a sign-in needs, though it cannot serve TLS.</summary>
    private static X509KeyStorageFlags KeyStorage => RuntimeInformation.IsOSPlatform(OSPlatform.OSX)
        ? X509KeyStorageFlags.DefaultKeySet
        : X509KeyStorageFlags.EphemeralKeySet;

    /// <returns>Of several certificates the one with the private key; the caller disposes it.</returns>
    /// <exception cref="GdapException"><c>CertificatePasswordWrong</c> or <c>CertificateFileUnreadable</c>.</exception>
    public static X509Certificate2 Load(byte[] content, SecureString? password, string path)
    {
        try
        {
            if (X509Certificate2.GetCertContentType(content) is X509ContentType.Pfx or X509ContentType.Cert)
            {
                return new X509Certificate2(content, password, KeyStorage);
            }
        }
        catch (CryptographicException exception) when (exception.HResult == InvalidPassword)
        {
            throw CertificateFileError.PasswordWrong(path, isGiven: password is { Length: > 0 });
        }
        catch (CryptographicException exception)
        {
            throw CertificateFileError.Unreadable(path, "is damaged or holds no certificate", exception);
        }

        throw CertificateFileError.Unreadable(path, "holds no certificate with a key");
    }
}
