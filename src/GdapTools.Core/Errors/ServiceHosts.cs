using System;
using System.Linq;

namespace GdapTools.Core.Errors;

/// <summary>Which service an address belongs to.</summary>
internal static class ServiceHosts
{
    private static readonly string[] s_tokenEndpoints =
    [
        "login.microsoftonline.com", "login.microsoftonline.us", "login.microsoftonline.de",
        "login.partner.microsoftonline.cn", "login.chinacloudapi.cn", "login.windows.net", "login.microsoft.com",
        "login-us.microsoftonline.com", "sts.windows.net",
    ];

    private static readonly string[] s_graphs =
    [
        "graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "graph.microsoft.de",
        "microsoftgraph.chinacloudapi.cn", "canary.graph.microsoft.com",
    ];

    private static readonly string[] s_partnerCenters =
    [
        "api.partnercenter.microsoft.com", "api.partner.microsoft.com", "api.partnercenter.microsoft.us",
        "partner.partnercenterapi.microsoftonline.cn",
    ];

    /// <summary>The service behind the address; for hosts nobody knows, its path decides.</summary>
    public static ErrorSource Find(Uri address)
    {
        string host = address.Host;
        if (Has(s_tokenEndpoints, host) || host.EndsWith(".ciamlogin.com", StringComparison.OrdinalIgnoreCase))
        {
            return ErrorSource.TokenEndpoint;
        }

        if (Has(s_graphs, host))
        {
            return ErrorSource.Graph;
        }

        if (Has(s_partnerCenters, host))
        {
            return ErrorSource.PartnerCenter;
        }

        string path = address.AbsolutePath;
        return path.IndexOf("/oauth2/", StringComparison.OrdinalIgnoreCase) >= 0 ? ErrorSource.TokenEndpoint
            : !address.IsLoopback ? ErrorSource.Unknown
            : path.StartsWith("/v1.0/", StringComparison.OrdinalIgnoreCase)
                || path.StartsWith("/beta/", StringComparison.OrdinalIgnoreCase) ? ErrorSource.Graph
            : path.StartsWith("/v1/", StringComparison.OrdinalIgnoreCase) ? ErrorSource.PartnerCenter
            : ErrorSource.Unknown;
    }

    private static bool Has(string[] hosts, string host) => hosts.Contains(host, StringComparer.OrdinalIgnoreCase);
}
