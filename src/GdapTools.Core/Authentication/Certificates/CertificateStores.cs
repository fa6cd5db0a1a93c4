using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Core.Authentication.Certificates;

/// <summary>The personal stores of the user and of the machine.
/// Source: https://learn.microsoft.com/dotnet/standard/security/cross-platform-cryptography#x509store</summary>
internal static class CertificateStores
{
    /// <returns>The certificate, which the caller disposes; null if no store has it.</returns>
    public static X509Certificate2? Find(Thumbprint wanted) =>
        Pick(Read(StoreLocation.CurrentUser).Concat(Read(StoreLocation.LocalMachine)), wanted);

    /// <summary>Takes the first that fits; one with its private key before one without, which is often just a copy.
    /// Disposes the others.</summary>
    internal static X509Certificate2? Pick(IEnumerable<X509Certificate2> certificates, Thumbprint wanted)
    {
        X509Certificate2? found = null;
        foreach (X509Certificate2 certificate in certificates)
        {
            if (wanted.IsOf(certificate) && (found is null || (!found.HasPrivateKey && certificate.HasPrivateKey)))
            {
                found?.Dispose();
                found = certificate;
            }
            else
            {
                certificate.Dispose();
            }
        }

        return found;
    }

    /// <summary>A store that cannot be opened counts as empty: Linux has none for the machine, and an account may be
    /// kept out.</summary>
    private static IEnumerable<X509Certificate2> Read(StoreLocation location)
    {
        using X509Store store = new(StoreName.My, location);
        try
        {
            store.Open(OpenFlags.ReadOnly | OpenFlags.OpenExistingOnly);
            return store.Certificates.Cast<X509Certificate2>();
        }
        catch (Exception exception) when (exception is CryptographicException or PlatformNotSupportedException
            or SecurityException or UnauthorizedAccessException or IOException)
        {
            return [];
        }
    }
}
