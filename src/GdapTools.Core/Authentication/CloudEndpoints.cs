using System;
using System.Net;

namespace GdapTools.Core.Authentication;

/// <summary>
/// Where a session signs in and reads. Sources: https://learn.microsoft.com/graph/deployments (Graph and sign-in),
/// https://learn.microsoft.com/partner-center/developer/partner-center-rest-urls (Partner Center).
/// </summary>
public sealed record CloudEndpoints(GdapEnvironment Environment, Uri AuthorityHost, Uri Graph, Uri PartnerCenter)
{
    /// <summary>The published endpoints of a cloud.</summary>
    public static CloudEndpoints For(GdapEnvironment environment) => environment switch
    {
        GdapEnvironment.USGov => Of(
            environment,
            "https://login.microsoftonline.us/",
            "https://graph.microsoft.us/",
            "https://api.partnercenter.microsoft.com/"),
        GdapEnvironment.USGovDoD => Of(
            environment,
            "https://login.microsoftonline.us/",
            "https://dod-graph.microsoft.us/",
            "https://api.partnercenter.microsoft.com/"),
        GdapEnvironment.China => Of(
            environment,
            "https://login.chinacloudapi.cn/",
            "https://microsoftgraph.chinacloudapi.cn/",
            "https://partner.partnercenterapi.microsoftonline.cn/"),
        _ => Of(
            environment,
            "https://login.microsoftonline.com/",
            "https://graph.microsoft.com/",
            "https://api.partnercenter.microsoft.com/"),
    };

    /// <summary>The same cloud with some endpoints replaced.</summary>
    /// <exception cref="GdapException"><c>EndpointNotAllowed</c>: neither https nor http on a loopback address.</exception>
    public CloudEndpoints With(Uri? authorityHost, Uri? graph, Uri? partnerCenter) => this with
    {
        AuthorityHost = authorityHost is null ? AuthorityHost : Checked(authorityHost),
        Graph = graph is null ? Graph : Checked(graph),
        PartnerCenter = partnerCenter is null ? PartnerCenter : Checked(partnerCenter),
    };

    /// <summary>The scope that asks for all permissions the application holds; a replaced address does not change it.</summary>
    public string ScopeOf(ProbeTarget service)
    {
        CloudEndpoints cloud = For(Environment);
        Uri resource = service == ProbeTarget.PartnerCenter ? cloud.PartnerCenter : cloud.Graph;
        return resource.GetLeftPart(UriPartial.Authority) + "/.default";
    }

    /// <summary>True when a token of this session may travel to the address.</summary>
    public bool Allows(Uri uri) =>
        IsSameOrigin(uri, AuthorityHost) || IsSameOrigin(uri, Graph) || IsSameOrigin(uri, PartnerCenter);

    internal static bool IsSameOrigin(Uri uri, Uri endpoint) =>
        string.Equals(uri.Scheme, endpoint.Scheme, StringComparison.OrdinalIgnoreCase)
        && string.Equals(uri.IdnHost, endpoint.IdnHost, StringComparison.OrdinalIgnoreCase)
        && uri.Port == endpoint.Port;

    private static CloudEndpoints Of(GdapEnvironment environment, string authority, string graph, string partnerCenter) =>
        new(environment, new Uri(authority), new Uri(graph), new Uri(partnerCenter));

    private static Uri Checked(Uri uri)
    {
        bool isHttps = uri.IsAbsoluteUri && uri.Scheme == Uri.UriSchemeHttps;
        bool isLoopback = uri.IsAbsoluteUri && uri.Scheme == Uri.UriSchemeHttp && IsLoopback(uri);

        if ((!isHttps && !isLoopback) || uri.UserInfo.Length > 0)
        {
            throw new GdapException(
                "EndpointNotAllowed",
                GdapErrorKind.Security,
                $"The endpoint '{uri}' is not allowed: a token travels over https, or over http to a loopback address only.",
                uri,
                "Give an absolute https address without user name, or http://127.0.0.1:<port> for a local sandbox.");
        }

        return uri.AbsolutePath.EndsWith("/", StringComparison.Ordinal) ? uri : new Uri(uri + "/");
    }

    // Uri.IsLoopback also accepts names that a hosts file can point elsewhere.
    private static bool IsLoopback(Uri uri) =>
        string.Equals(uri.IdnHost, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(uri.Host.Trim('[', ']'), out IPAddress? address) && IPAddress.IsLoopback(address));
}
