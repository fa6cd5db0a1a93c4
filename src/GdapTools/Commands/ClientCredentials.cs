using System;
using System.Collections.Generic;
using System.Security.Cryptography.X509Certificates;
using GdapTools.Binding;
using GdapTools.Core.Authentication;
using GdapTools.Core.Authentication.Certificates;

namespace GdapTools.Commands;

/// <summary>How the application proves itself, as the parameters say.</summary>
internal static class ClientCredentials
{
    /// <summary>Null when none is given.</summary>
    /// <param name="command">Whose parameters they are.</param>
    /// <param name="resolvePath">Makes a path of the file system of one of PowerShell's.</param>
    /// <exception cref="GdapException"><c>ClientCredentialAmbiguous</c>, or the certificate cannot be used.</exception>
    public static ClientCredential? Find(IClientCredentialParameters command, Func<string, string> resolvePath)
    {
        List<string> given = [];

        void Note(string name, bool isGiven)
        {
            if (isGiven)
            {
                given.Add("-" + name);
            }
        }

        Note(nameof(command.ClientSecret), command.ClientSecret is not null);
        Note(nameof(command.Certificate), command.Certificate is not null);
        Note(nameof(command.CertificateThumbprint), command.CertificateThumbprint is not null);
        Note(nameof(command.CertificatePath), command.CertificatePath is not null);
        Note(nameof(command.FederatedIdentity), command.FederatedIdentity);

        if (given.Count > 1)
        {
            throw new GdapException(
                "ClientCredentialAmbiguous",
                GdapErrorKind.InvalidInput,
                $"The application proves itself in one way; {string.Join(" and ", given)} are given.",
                given[0],
                "Leave all but one of them out.");
        }

        return command.ClientSecret is not null ? new SecretCredential(Secret.Reveal(command.ClientSecret))
            : command.FederatedIdentity ? new ManagedIdentityCredential(command.ManagedIdentityClientId)
            : FindCertificate(command, resolvePath) is X509Certificate2 certificate ? new CertificateCredential(certificate)
            : null;
    }

    private static X509Certificate2? FindCertificate(IClientCredentialParameters command, Func<string, string> resolvePath)
    {
        if (command.Certificate is not null)
        {
            SignInCertificate.Demand(command.Certificate, TimeProvider.System);
            return command.Certificate;
        }

        return command.CertificateThumbprint is not null
            ? SignInCertificate.FromStore(command.CertificateThumbprint, TimeProvider.System)
            : command.CertificatePath is not null
            ? SignInCertificate.FromFile(
                resolvePath(command.CertificatePath), command.CertificatePassword, TimeProvider.System)
            : null;
    }
}
