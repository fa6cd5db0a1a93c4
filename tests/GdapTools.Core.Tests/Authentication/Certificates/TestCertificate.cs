using System;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>Certificates that tests make for themselves.</summary>
internal static class TestCertificate
{
    public const string Password = "canary-password";

    public static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset End = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset Now = new(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

    public static X509Certificate2 Create()
    {
        using RSA key = RSA.Create(2048);
        return new CertificateRequest("CN=GdapTools test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(Start, End);
    }

    public static X509Certificate2 CreateElliptic()
    {
        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=GdapTools test", key, HashAlgorithmName.SHA256).CreateSelfSigned(Start, End);
    }

    public static SecureString Secure(string text)
    {
        SecureString secure = new();
        foreach (char character in text)
        {
            secure.AppendChar(character);
        }

        return secure;
    }

    /// <summary>Certificate and key in one text.</summary>
    public static string Pem(X509Certificate2 certificate, string? password = null, bool isOldForm = false)
    {
        using RSA key = certificate.GetRSAPrivateKey()!;
        string secret = password is not null
            ? key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 10))
            : isOldForm ? key.ExportRSAPrivateKeyPem() : key.ExportPkcs8PrivateKeyPem();
        return certificate.ExportCertificatePem() + "\n" + secret + "\n";
    }
}
