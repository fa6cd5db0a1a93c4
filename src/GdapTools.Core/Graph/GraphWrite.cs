using System;
using Microsoft.Graph;
using Microsoft.Kiota.Abstractions;

namespace GdapTools.Core.Graph;

/// <summary>One request that changes something in Microsoft Graph: built by the Graph SDK, body included.</summary>
/// <param name="TenantId">The tenant in which something changes.</param>
/// <param name="Build">Makes the request with the SDK's request builders and models.</param>
internal sealed record GraphWrite(string TenantId, Func<GraphServiceClient, RequestInformation> Build) : ServiceWrite;
