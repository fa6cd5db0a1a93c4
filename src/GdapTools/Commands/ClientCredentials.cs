using System.Collections.Generic;
using GdapTools.Binding;
using GdapTools.Core.Authentication;

namespace GdapTools.Commands;

/// <summary>How the application proves itself, as the parameters say.</summary>
internal static class ClientCredentials
{
    /// <summary>Null when none is given.</summary>
    /// <exception cref="GdapException"><c>ClientCredentialAmbiguous</c>, or the certificate cannot be used.</exception>
    public static ClientCredential? Find(ConnectGdapPartnerCommand command)
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
            : null;
    }
}
