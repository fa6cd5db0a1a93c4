using System.Management.Automation;
using System.Security;
using System.Security.Cryptography.X509Certificates;

namespace GdapTools.Binding;

/// <summary>The parameters by which an application proves itself; at most one of them is given.</summary>
internal interface IClientCredentialParameters
{
    SecureString? ClientSecret { get; }

    X509Certificate2? Certificate { get; }

    string? CertificateThumbprint { get; }

    string? CertificatePath { get; }

    SecureString? CertificatePassword { get; }

    SwitchParameter FederatedIdentity { get; }

    /// <summary>The user assigned identity that stands behind <see cref="FederatedIdentity"/>.</summary>
    string? ManagedIdentityClientId { get; }
}
