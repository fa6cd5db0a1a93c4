using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox;
using GdapTools.Sandbox.Http;

namespace GdapTools.Session;

/// <summary>A running server, in the terms of the models.</summary>
internal sealed class SandboxHandle : ISandboxHandle
{
    private const string AnyClientId = "00000000-0000-0000-0000-000000000001";

    private readonly SandboxServer _server;

    private SandboxHandle(SandboxServer server)
    {
        _server = server;
    }

    public bool IsRunning => _server.IsRunning;

    public int LiveRequests => _server.LiveRequests;

    public IReadOnlyList<GdapSandboxRequest> Requests => [.. _server.Requests.Select(request => new GdapSandboxRequest
    {
        Method = request.Method,
        Path = request.Path,
        Query = request.Query,
        Status = request.Status,
        Time = request.Time,
        TenantId = request.TenantId,
        IsBatchItem = request.IsBatchItem,
    })];

    /// <exception cref="GdapException">The port cannot be opened, or a fault is not possible.</exception>
    public static GdapSandbox Start(Snapshot snapshot, SandboxOptions options, int port)
    {
        SandboxServer server = SandboxServer.Start(snapshot, options, port);
        return new GdapSandbox(
            server.Uri, snapshot.PartnerTenantId, snapshot.ClientId ?? AnyClientId, new SandboxHandle(server));
    }

    public void Dispose() => _server.Dispose();
}
