using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Core.Tests.Authentication.Certificates;

/// <summary>Certificates and keys as PEM.</summary>
internal static class PemText
{
    private static readonly PbeParameters s_encryption =
        new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, iterationCount: 2000);

    /// <summary>With its key as PKCS#8.</summary>
    public static string Of(X509Certificate2 certificate) =>
        certificate.ExportCertificatePem() + "\n" + Pkcs8(certificate);

    public static string Pkcs8(X509Certificate2 certificate) => Key(certificate).ExportPkcs8PrivateKeyPem();

    public static string Encrypted(X509Certificate2 certificate, string password) =>
        Key(certificate).ExportEncryptedPkcs8PrivateKeyPem(password, s_encryption);

    public static string Pkcs1(X509Certificate2 certificate) =>
        certificate.GetRSAPrivateKey()!.ExportRSAPrivateKeyPem();

    public static string Sec1(X509Certificate2 certificate) =>
        certificate.GetECDsaPrivateKey()!.ExportECPrivateKeyPem();

    private static AsymmetricAlgorithm Key(X509Certificate2 certificate) =>
        (AsymmetricAlgorithm?)certificate.GetRSAPrivateKey() ?? certificate.GetECDsaPrivateKey()!;
}
