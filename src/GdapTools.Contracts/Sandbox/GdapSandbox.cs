using System;
using System.Collections.Generic;
using GdapTools.Internal;

namespace GdapTools;

/// <summary>A partner tenant and its customers, served on a loopback port. Its properties are parameters of
/// Connect-GdapPartner.</summary>
public sealed class GdapSandbox
{
    internal GdapSandbox(Uri uri, string tenantId, string clientId, ISandboxHandle handle)
    {
        Uri = uri;
        TenantId = tenantId;
        ClientId = clientId;
        Handle = handle;
    }

    /// <summary>Where it is, <c>http://127.0.0.1:port/</c>.</summary>
    public Uri Uri { get; }

    public Uri GraphEndpoint => Uri;

    public Uri AuthorityHost => Uri;

    public Uri PartnerCenterEndpoint => Uri;

    /// <summary>The partner tenant that it serves.</summary>
    public string TenantId { get; }

    /// <summary>An application that may sign in; any other may too.</summary>
    public string ClientId { get; }

    public bool IsRunning => Handle.IsRunning;

    /// <summary>How many requests have been received, and neither answered nor given up by their client.</summary>
    public int LiveRequests => Handle.LiveRequests;

    /// <summary>What has been received so far, in order; it stays after the sandbox was stopped.</summary>
    public IReadOnlyList<GdapSandboxRequest> Requests => Indexable.Of(Handle.Requests);

    /// <summary>The server behind this view; known to the module alone.</summary>
    internal ISandboxHandle Handle { get; }
}
