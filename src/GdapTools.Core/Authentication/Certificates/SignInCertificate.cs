using System;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>Finds, loads and checks the certificate with which an application signs in.
/// Source: https://learn.microsoft.com/entra/identity-platform/certificate-credentials</summary>
public static class SignInCertificate
{
    /// <summary>Looks in the user's store, then in the machine's.</summary>
    /// <param name="thumbprint">SHA-1 or SHA-256, as Windows' dialog shows it or as digits alone.</param>
    /// <param name="clock">What now is, for the certificate's dates.</param>
    /// <returns>A certificate with a usable private key; the caller disposes it.</returns>
    /// <exception cref="GdapException"><c>CertificateThumbprintInvalid</c>, <c>CertificateNotFound</c>, or one of
    /// <see cref="Demand"/>.</exception>
    public static X509Certificate2 FromStore(string thumbprint, TimeProvider clock)
    {
        Thumbprint wanted = Thumbprint.Parse(thumbprint);
        return Checked(CertificateStores.Find(wanted) ?? throw CertificateError.NotFound(wanted), clock);
    }

    /// <summary>Loads a PFX or PEM file; its content, not its name, tells which. Leaves no key on disk.</summary>
    /// <param name="path">A full path, or one that the process's own directory completes.</param>
    /// <param name="password">What the file or its key is encrypted with; null for none.</param>
    /// <param name="clock">What now is, for the certificate's dates.</param>
    /// <returns>A certificate with a usable private key; the caller disposes it.</returns>
    /// <exception cref="GdapException"><c>CertificateFileNotFound</c>, <c>CertificateFileUnreadable</c>,
    /// <c>CertificatePasswordWrong</c>, <c>CertificatePemNeedsPowerShell7</c>, or one of
    /// <see cref="Demand"/>.</exception>
    public static X509Certificate2 FromFile(string path, SecureString? password, TimeProvider clock) =>
        Checked(CertificateFile.Load(path, password), clock);

    /// <summary>Refuses a certificate that cannot sign an application in today.</summary>
    /// <exception cref="GdapException"><c>CertificateWithoutPrivateKey</c>, <c>CertificateKeyNotRsa</c>,
    /// <c>CertificateExpired</c>, <c>CertificateNotYetValid</c> or <c>CertificateKeyUnusable</c>.</exception>
    public static void Demand(X509Certificate2 certificate, TimeProvider clock) =>
        CertificateCheck.Demand(certificate, clock.GetUtcNow(), RSACertificateExtensions.GetRSAPrivateKey);

    private static X509Certificate2 Checked(X509Certificate2 certificate, TimeProvider clock)
    {
        try
        {
            Demand(certificate, clock);
            return certificate;
        }
        catch
        {
            certificate.Dispose();
            throw;
        }
    }
}
