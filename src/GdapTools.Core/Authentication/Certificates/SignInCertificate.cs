using System;
using System.Globalization;
using System.Linq;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>
/// Finds the certificate by which an application signs in, and refuses what Entra would refuse later with fewer words.
/// Source: https://learn.microsoft.com/entra/identity-platform/certificate-credentials
/// </summary>
public static class SignInCertificate
{
    /// <summary>By thumbprint, in the stores "My" of this user and then of this machine.</summary>
    /// <param name="thumbprint">Hexadecimal digits, in whatever form a dialog has copied them.</param>
    /// <param name="clock">Tells the time for the validity.</param>
    /// <exception cref="GdapException"><c>CertificateThumbprintInvalid</c>, <c>CertificateNotFound</c>, and those of
    /// <see cref="Demand"/>.</exception>
    public static X509Certificate2 FromStore(string thumbprint, TimeProvider clock)
    {
        // The dialogs of Windows copy an invisible mark along.
        string digits = new([.. thumbprint.Where(Uri.IsHexDigit)]);
        bool isOther = thumbprint.Any(character => char.IsLetterOrDigit(character) && !Uri.IsHexDigit(character));
        if (isOther || digits.Length is not (40 or 64))
        {
            throw CertificateError.BadThumbprint(thumbprint);
        }

        X509Certificate2 certificate = CertificateStore.Find(digits, StoreLocation.CurrentUser)
            ?? CertificateStore.Find(digits, StoreLocation.LocalMachine)
            ?? throw CertificateError.NotFound(digits);
        return Checked(certificate, clock);
    }

    /// <summary>From a PFX or PEM file, which its content tells.</summary>
    /// <param name="path">Of the file system.</param>
    /// <param name="password">Of the file; null for none.</param>
    /// <param name="clock">Tells the time for the validity.</param>
    /// <exception cref="GdapException"><c>CertificateFileNotFound</c>, <c>CertificateFileUnreadable</c>,
    /// <c>CertificatePasswordWrong</c>, <c>CertificatePemNeedsPowerShell7</c>, and those of <see cref="Demand"/>.</exception>
    public static X509Certificate2 FromFile(string path, SecureString? password, TimeProvider clock) =>
        Checked(CertificateFile.Read(path, password), clock);

    /// <summary>Refuses a certificate that signs nothing.</summary>
    /// <exception cref="GdapException"><c>CertificateWithoutPrivateKey</c>, <c>CertificateExpired</c>,
    /// <c>CertificateNotYetValid</c>, <c>CertificateKeyUnusable</c>.</exception>
    public static void Demand(X509Certificate2 certificate, TimeProvider clock)
    {
        if (!certificate.HasPrivateKey)
        {
            throw CertificateError.NoKey(certificate);
        }

        // They are local times.
        DateTime now = clock.GetUtcNow().UtcDateTime;
        if (certificate.NotAfter.ToUniversalTime() <= now)
        {
            throw CertificateError.Expired(certificate);
        }

        if (certificate.NotBefore.ToUniversalTime() > now)
        {
            throw CertificateError.NotYetValid(certificate, now);
        }

        try
        {
            using RSA? key = certificate.GetRSAPrivateKey();
            if (key is not null)
            {
                return;
            }
        }
        catch (CryptographicException)
        {
            throw CertificateError.KeyUnusable(certificate);
        }

        throw CertificateError.NotRsa(certificate);
    }

    internal static string At(DateTime time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static X509Certificate2 Checked(X509Certificate2 certificate, TimeProvider clock)
    {
        try
        {
            Demand(certificate, clock);
            return certificate;
        }
        catch (GdapException)
        {
            certificate.Dispose();
            throw;
        }
    }
}
