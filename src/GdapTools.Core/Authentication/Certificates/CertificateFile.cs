using System;
using System.IO;
using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>Reads a certificate's file, and tells by its first bytes what is in it.</summary>
internal static class CertificateFile
{
    private const int MaximumBytes = 1024 * 1024;
    private const byte DerSequence = 0x30;
    private const byte DerLongLength = 0x80;

    /// <returns>A certificate, perhaps without a key, which the caller disposes.</returns>
    /// <exception cref="GdapException">See <see cref="SignInCertificate.FromFile"/>.</exception>
    public static X509Certificate2 Load(string path, SecureString? password)
    {
        byte[] content = Read(path);
        try
        {
            return IsDer(content) ? PfxFile.Load(content, password, path) : PemFile.Load(content, password, path);
        }
        finally
        {
            Array.Clear(content, 0, content.Length);
        }
    }

    private static byte[] Read(string path)
    {
        if (Directory.Exists(path))
        {
            throw CertificateFileError.Unreadable(path, "is a directory");
        }

        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 1);
            return ReadAll(stream, path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException
            or ArgumentException)
        {
            throw CertificateFileError.NotFound(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SecurityException
            or NotSupportedException)
        {
            throw CertificateFileError.Unreadable(path, "cannot be opened", exception);
        }
    }

    private static byte[] ReadAll(FileStream stream, string path)
    {
        if (stream.Length is 0 or > MaximumBytes)
        {
            throw CertificateFileError.Unreadable(path, stream.Length == 0 ? "is empty" : "is larger than 1 MB");
        }

        byte[] content = new byte[stream.Length];
        int filled = 0;
        while (filled < content.Length && stream.Read(content, filled, content.Length - filled) is int read and > 0)
        {
            filled += read;
        }

        return content;
    }

    private static bool IsDer(byte[] content) =>
        content.Length > 1 && content[0] == DerSequence && content[1] >= DerLongLength;
}
