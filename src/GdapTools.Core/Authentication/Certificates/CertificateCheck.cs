using System;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>What a certificate must be to sign an application in. Entra ID takes RSA keys alone: an assertion is signed
/// PS256 or RS256.
/// Source: https://learn.microsoft.com/entra/identity-platform/certificate-credentials#assertion-format</summary>
internal static class CertificateCheck
{
    private const string RsaOid = "1.2.840.113549.1.1.1";

    /// <summary>Checks what needs no key first, then signs a byte: some keys open and fail only at work.</summary>
    /// <param name="certificate">Stays the caller's.</param>
    /// <param name="now">For the certificate's dates.</param>
    /// <param name="openKey">Reaches the private key.</param>
    /// <exception cref="GdapException">See <see cref="SignInCertificate.Demand"/>.</exception>
    public static void Demand(X509Certificate2 certificate, DateTimeOffset now, Func<X509Certificate2, RSA?> openKey)
    {
        if (certificate.Handle == IntPtr.Zero)
        {
            throw CertificateError.Empty();
        }

        if (!certificate.HasPrivateKey)
        {
            throw CertificateError.WithoutPrivateKey(certificate.Thumbprint);
        }

        if (!IsRsa(certificate))
        {
            throw CertificateError.KeyNotRsa(certificate.Thumbprint);
        }

        if (now > Utc(certificate.NotAfter))
        {
            throw CertificateError.Expired(certificate.Thumbprint, Utc(certificate.NotAfter));
        }

        if (now < Utc(certificate.NotBefore))
        {
            throw CertificateError.NotYetValid(certificate.Thumbprint, Utc(certificate.NotBefore));
        }

        TrySigning(certificate, openKey);
    }

    public static bool IsRsa(X509Certificate2 certificate) => certificate.GetKeyAlgorithm() == RsaOid;

    /// <summary>A certificate's dates come in local time.</summary>
    private static DateTimeOffset Utc(DateTime local) => new(local.ToUniversalTime());

    private static void TrySigning(X509Certificate2 certificate, Func<X509Certificate2, RSA?> openKey)
    {
        try
        {
            using RSA key = openKey(certificate) ?? throw new CryptographicException("There is no key.");
            key.SignData([0], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (Exception exception) when (exception is CryptographicException or UnauthorizedAccessException
            or NotSupportedException)
        {
            throw CertificateError.KeyUnusable(certificate.Thumbprint, exception);
        }
    }
}
