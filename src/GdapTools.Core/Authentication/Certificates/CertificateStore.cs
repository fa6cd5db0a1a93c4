using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>The store "My" of a user or machine.</summary>
internal static class CertificateStore
{
    /// <summary>The one with that SHA-1 or SHA-256 thumbprint, with its key if any has one; null when there is none.</summary>
    public static X509Certificate2? Find(string thumbprint, StoreLocation location)
    {
        try
        {
            using X509Store store = new(StoreName.My, location);
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            X509Certificate2? found = null;

            foreach (X509Certificate2 certificate in store.Certificates)
            {
                bool isBetter = Is(certificate, thumbprint) && (found is null || (!found.HasPrivateKey && certificate.HasPrivateKey));
                (isBetter ? found : certificate)?.Dispose();
                found = isBetter ? certificate : found;
            }

            return found;
        }
        catch (CryptographicException)
        {
            // There is no such store.
            return null;
        }
    }

    private static bool Is(X509Certificate2 certificate, string thumbprint) => string.Equals(
        thumbprint.Length == 40 ? certificate.Thumbprint : Sha256(certificate), thumbprint, System.StringComparison.OrdinalIgnoreCase);

    private static string Sha256(X509Certificate2 certificate)
    {
        using SHA256 hash = SHA256.Create();
        return System.BitConverter.ToString(hash.ComputeHash(certificate.RawData)).Replace("-", "");
    }
}
