using System;
using System.Management.Automation;

namespace GdapTools.Binding;

/// <summary>The parameters that say where the services are, and how to get there.</summary>
internal interface INetworkParameters
{
    GdapEnvironment Environment { get; }

    Uri? GraphEndpoint { get; }

    Uri? AuthorityHost { get; }

    Uri? PartnerCenterEndpoint { get; }

    Uri? Proxy { get; }

    PSCredential? ProxyCredential { get; }

    SwitchParameter ProxyUseDefaultCredentials { get; }
}
