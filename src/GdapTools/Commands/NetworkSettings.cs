using System.Net;
using GdapTools.Binding;
using GdapTools.Core.Authentication;

namespace GdapTools.Commands;

/// <summary>Where the services are and how to get there, as the parameters say.</summary>
internal static class NetworkSettings
{
    /// <exception cref="GdapException"><c>EndpointNotAllowed</c></exception>
    public static CloudEndpoints Endpoints(INetworkParameters given) => CloudEndpoints.For(given.Environment)
        .With(given.AuthorityHost, given.GraphEndpoint, given.PartnerCenterEndpoint);

    /// <summary>Null for the system's own proxy.</summary>
    public static ProxySettings? Proxy(INetworkParameters given)
    {
        ICredentials? credentials = given.ProxyUseDefaultCredentials ? CredentialCache.DefaultCredentials
            : given.ProxyCredential?.GetNetworkCredential();
        return given.Proxy is null && credentials is null
            ? null
            : new ProxySettings { Address = given.Proxy, Credentials = credentials };
    }
}
