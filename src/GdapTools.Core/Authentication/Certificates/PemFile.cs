using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>A PEM file with a certificate, its issuers if any, and its key, in any order.
/// Source: https://learn.microsoft.com/dotnet/api/system.security.cryptography.x509certificates.x509certificate2.createfrompem</summary>
internal static class PemFile
{
    /// <returns>The certificate that the key belongs to; without a key in the file the first one. The caller disposes
    /// it.</returns>
    /// <exception cref="GdapException">See <see cref="SignInCertificate.FromFile"/>.</exception>
    public static X509Certificate2 Load(byte[] content, SecureString? password, string path)
    {
        char[] text = Decode(content);
        List<X509Certificate2> certificates = [];
        try
        {
            IReadOnlyList<PemBlock> blocks = PemBlock.ReadAll(text);
            certificates.AddRange(blocks.Where(block => block.Label == "CERTIFICATE").Select(ReadCertificate));
            if (certificates.Count == 0)
            {
                throw CertificateFileError.Unreadable(path, "holds no certificate");
            }

            PemBlock? key = blocks.FirstOrDefault(block => block.IsPrivateKey);
            return key is null
                ? new X509Certificate2(certificates[0])
                : Join(certificates, new PemKey(key, path), password);
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            throw CertificateFileError.Unreadable(path, "is damaged", exception);
        }
        finally
        {
            certificates.ForEach(certificate => certificate.Dispose());
            Array.Clear(text, 0, text.Length);
        }
    }

    private static X509Certificate2 Join(List<X509Certificate2> certificates, PemKey pemKey, SecureString? password)
    {
        using RSA key = pemKey.Open(password, isLeafRsa: CertificateCheck.IsRsa(certificates[0]));
        X509Certificate2? owner = certificates.Find(certificate => Fits(key, certificate));
        return owner?.CopyWithPrivateKey(key) ?? throw CertificateFileError.KeyOfAnother(pemKey.Path);
    }

    private static bool Fits(RSA key, X509Certificate2 certificate)
    {
        using RSA? publicKey = certificate.GetRSAPublicKey();
        return publicKey is not null && Modulus(publicKey).SequenceEqual(Modulus(key));
    }

    private static byte[] Modulus(RSA key) => key.ExportParameters(includePrivateParameters: false).Modulus ?? [];

    private static X509Certificate2 ReadCertificate(PemBlock block) => new(block.Decode());

    /// <summary>Windows PowerShell's redirection writes UTF-16.</summary>
    private static char[] Decode(byte[] content) => content switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetChars(content),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetChars(content),
        _ => Encoding.UTF8.GetChars(content),
    };
}
