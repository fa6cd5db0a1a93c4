using System;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;

namespace GdapTools.Core.Graph;

/// <summary>One GET of Microsoft Graph: built by the Graph SDK, sent with a token of one tenant.</summary>
/// <param name="TenantId">The tenant whose data is read.</param>
/// <param name="Build">Makes the request with the SDK's request builders.</param>
/// <param name="Permission">The least privileged permission, named when the service answers 403.</param>
/// <param name="Version">Which version of the API.</param>
public sealed record GraphQuery(
    string TenantId,
    Func<GraphServiceClient, RequestInformation> Build,
    string? Permission = null,
    GraphVersion Version = GraphVersion.V1);
