using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>Reads a certificate with its key from a file.</summary>
internal static class CertificateFile
{
    private const int Largest = 1024 * 1024;

    public static X509Certificate2 Read(string path, SecureString? password)
    {
        byte[] content = Load(path);
        string text = Encoding.ASCII.GetString(content);

        try
        {
            return text.Contains("-----BEGIN") ? PemCertificate.Read(text, password, path) : ReadPfx(content, password);
        }
        catch (CryptographicException) when (IsPfx(content) || text.Contains("-----BEGIN ENCRYPTED PRIVATE KEY-----"))
        {
            throw CertificateError.WrongPassword(path, password is not null);
        }
        catch (Exception exception) when (exception is CryptographicException or ArgumentException)
        {
            throw CertificateError.Unreadable(path, "it is neither PFX nor PEM");
        }
    }

    private static byte[] Load(string path)
    {
        try
        {
            FileInfo file = new(path);
            if (!file.Exists)
            {
                throw Directory.Exists(path) ? CertificateError.Unreadable(path, "it is a folder") : CertificateError.FileNotFound(path);
            }

            return file.Length is 0 or > Largest
                ? throw CertificateError.Unreadable(path, file.Length == 0 ? "it is empty" : "it is larger than any certificate")
                : File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw CertificateError.Unreadable(path, "this user may not read it, or it is in use");
        }
    }

    private static X509Certificate2 ReadPfx(byte[] content, SecureString? password)
    {
#if NET
        // The key stays in memory. macOS knows no such key.
        X509KeyStorageFlags flags = RuntimeInformation.IsOSPlatform(OSPlatform.OSX)
            ? X509KeyStorageFlags.DefaultKeySet
            : X509KeyStorageFlags.EphemeralKeySet;
#else
        // .NET Framework signs with such keys since 4.7.2 too, by way of CNG.
        const X509KeyStorageFlags flags = X509KeyStorageFlags.EphemeralKeySet;
#endif
        return new X509Certificate2(content, password ?? new SecureString(), flags);
    }

    // A PFX is a sequence that begins with version 3.
    private static bool IsPfx(byte[] content) =>
        content.Length > 8 && content[0] == 0x30 && Encoding.ASCII.GetString(content, 0, 9).Contains("\u0002\u0001\u0003");
}
