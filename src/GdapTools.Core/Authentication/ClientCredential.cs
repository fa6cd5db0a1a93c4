using System.Security.Cryptography.X509Certificates;
using Microsoft.Identity.Client;

namespace GdapTools.Core.Authentication;

/// <summary>How an application proves that it is itself.</summary>
public abstract record ClientCredential
{
    /// <summary>Keeps secrets out of any text made of this object.</summary>
    public sealed override string ToString() => GetType().Name;

    internal abstract ConfidentialClientApplicationBuilder AddTo(ConfidentialClientApplicationBuilder builder);
}

/// <summary>By a secret.</summary>
public sealed record SecretCredential(string Secret) : ClientCredential
{
    internal override ConfidentialClientApplicationBuilder AddTo(ConfidentialClientApplicationBuilder builder) =>
        builder.WithClientSecret(Secret);
}

/// <summary>By a certificate with its private key.</summary>
public sealed record CertificateCredential(X509Certificate2 Certificate) : ClientCredential
{
    internal override ConfidentialClientApplicationBuilder AddTo(ConfidentialClientApplicationBuilder builder) =>
        builder.WithCertificate(Certificate, sendX5C: true);
}

/// <summary>By the identity that Azure gives the machine, which the application trusts as a federated credential.
/// Source: https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity</summary>
/// <param name="IdentityClientId">Of a user assigned identity; null for the system's own.</param>
public sealed record ManagedIdentityCredential(string? IdentityClientId) : ClientCredential
{
    /// <summary>What the machine's token is for.</summary>
    internal const string Audience = "api://AzureADTokenExchange";

    internal override ConfidentialClientApplicationBuilder AddTo(ConfidentialClientApplicationBuilder builder) =>
        builder.WithClientAssertion(async (AssertionRequestOptions options) =>
        {
            Flows.FlowRequest request = new(Audience, "", Claims: null);
            Flows.AcquiredToken token = await new Flows.ManagedIdentityFlow(IdentityClientId)
                .AcquireAsync(request, options.CancellationToken)
                .ConfigureAwait(false);
            return token.Text;
        });
}
