using System;
using GdapTools.Core.Snapshots;

namespace GdapTools.Sandbox.Engine;

/// <summary>A request being answered: taken apart, with the ids and the time its answer bears.</summary>
internal sealed class SandboxCall
{
    private readonly SandboxRequest _request;

    public SandboxCall(SandboxRequest request, string requestId, DateTimeOffset now)
    {
        _request = request;
        RequestId = requestId;
        Now = now;
        Path = ResourcePath.Normalize(request.Uri.AbsolutePath);
        Query = NameValues.Parse(request.Uri.Query);
    }

    public string Method => _request.Method.ToUpperInvariant();

    public Uri Uri => _request.Uri;

    /// <summary>As resource keys are written.</summary>
    public string Path { get; }

    public NameValues Query { get; }

    public string Body => _request.Body;

    public string RequestId { get; }

    public string ClientRequestId => Header("client-request-id") ?? RequestId;

    public DateTimeOffset Now { get; }

    /// <summary>Set once the caller's token has been read.</summary>
    public string? TenantId { get; set; }

    public string? Header(string name) => _request.Headers.TryGetValue(name, out string? value) ? value : null;

    /// <summary>The call of one request inside a batch, with the credentials of the batch.</summary>
    public SandboxCall Inner(SandboxRequest request, string requestId) => new(request, requestId, Now);
}
