using System;
using System.Management.Automation;
using System.Net;
using GdapTools.Core.Authentication;

namespace GdapTools.Commands;

/// <summary>A cmdlet that signs in: where the services are, and how to get there.</summary>
public abstract class NetworkCmdlet : AsyncCmdlet
{
    [Parameter]
    public GdapEnvironment Environment { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? GraphEndpoint { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? AuthorityHost { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? PartnerCenterEndpoint { get; set; }

    [Parameter]
    public Uri? Proxy { get; set; }

    [Parameter]
    [Credential]
    public PSCredential? ProxyCredential { get; set; }

    [Parameter]
    public SwitchParameter ProxyUseDefaultCredentials { get; set; }

    /// <exception cref="GdapException"><c>EndpointNotAllowed</c></exception>
    internal CloudEndpoints FindEndpoints() =>
        CloudEndpoints.For(Environment).With(AuthorityHost, GraphEndpoint, PartnerCenterEndpoint);

    /// <summary>Null for the system's own proxy.</summary>
    internal ProxySettings? FindProxy()
    {
        ICredentials? credentials = ProxyUseDefaultCredentials ? CredentialCache.DefaultCredentials
            : ProxyCredential?.GetNetworkCredential();
        return Proxy is null && credentials is null
            ? null
            : new ProxySettings { Address = Proxy, Credentials = credentials };
    }
}
