using System;
using System.Security;
using System.Security.Cryptography;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>The private key of a PEM file.</summary>
internal sealed class PemKey(PemBlock block, string path)
{
    private const string Pkcs8 = "PRIVATE KEY";
    private const string Rsa = "RSA PRIVATE KEY";
    private const string Encrypted = "ENCRYPTED PRIVATE KEY";
    private const string EllipticCurve = "EC PRIVATE KEY";

    public string Path => path;

    /// <param name="password">For an encrypted key; otherwise not looked at.</param>
    /// <param name="isLeafRsa">False if a key that does not open must be one of another kind.</param>
    /// <returns>The key, in memory alone; the caller disposes it.</returns>
    /// <exception cref="GdapException"><c>CertificateKeyNotRsa</c>, <c>CertificatePemNeedsPowerShell7</c>,
    /// <c>CertificatePasswordWrong</c> or <c>CertificateFileUnreadable</c>.</exception>
    public RSA Open(SecureString? password, bool isLeafRsa)
    {
        DemandForm(block.Label, path, PemKeyImport.ReadsEveryForm);
        if (block.IsEncryptedOldWay)
        {
            throw CertificateFileError.Unreadable(path, "holds a key that is encrypted in OpenSSL's old way");
        }

        if (block.Label == Encrypted && password is not { Length: > 0 })
        {
            throw CertificateFileError.PasswordWrong(path, isGiven: false);
        }

        byte[] der = block.Decode();
        try
        {
            return block.Label switch
            {
                Encrypted => PemKeyImport.Encrypted(der, password!),
                Rsa => PemKeyImport.Pkcs1(der),
                _ => PemKeyImport.Pkcs8(der),
            };
        }
        catch (CryptographicException) when (!isLeafRsa)
        {
            throw CertificateError.KeyNotRsa(path);
        }
        catch (CryptographicException) when (block.Label == Encrypted)
        {
            throw CertificateFileError.PasswordWrong(path, isGiven: true);
        }
        finally
        {
            Array.Clear(der, 0, der.Length);
        }
    }

    /// <summary>Refuses what no sign-in can use, and what this runtime cannot read.</summary>
    internal static void DemandForm(string label, string path, bool readsEveryForm)
    {
        if (label == EllipticCurve)
        {
            throw CertificateError.KeyNotRsa(path);
        }

        if (label is not (Pkcs8 or Rsa or Encrypted))
        {
            throw CertificateFileError.Unreadable(path, "holds a key in a form that .NET does not read");
        }

        if (!readsEveryForm && label != Pkcs8)
        {
            throw CertificateFileError.PemNeedsPowerShell7(path, label);
        }
    }
}
