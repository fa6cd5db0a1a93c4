using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Http;

namespace GdapTools.Sandbox.Tests.Wire;

/// <summary>The module's own session over a connection to a sandbox, as a stored refresh token opens it.</summary>
internal static class WireSession
{
    public static Task<GdapSession> ConnectAsync(
        SandboxServer server,
        TimeProvider clock,
        TimeSpan timeout,
        CancellationToken cancellationToken = default,
        string? tenantId = null) => SessionFactory.ConnectAsync(
            new ConnectRequest
            {
                // MSAL remembers failures by application: each session is another one.
                SignIn = new RefreshTokenSignIn("any", new SecretCredential("any"))
                {
                    ClientId = Guid.NewGuid().ToString(),
                    TenantId = tenantId ?? SampleSnapshot.Load().PartnerTenantId,
                },
                Source = SessionSource.RefreshToken,
                Endpoints = CloudEndpoints.For(GdapEnvironment.Global).With(server.Uri, server.Uri, server.Uri),
                Clock = clock,
                Random = new Random(1),
                Timeout = timeout,
            },
            cancellationToken);

    public static async Task<int> CountRelationshipsAsync(GdapSession session, CancellationToken cancellationToken = default)
    {
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);
        int count = 0;
        await foreach (GdapRelationship _ in reader.ListAsync(new RelationshipFilter(), cancellationToken))
        {
            count++;
        }

        return count;
    }

    /// <summary>The error that a reading ends in; null when it succeeds.</summary>
    public static async Task<GdapException?> FailureAsync(Func<Task> read)
    {
        try
        {
            await read();
            return null;
        }
        catch (GdapException failure)
        {
            return failure;
        }
    }
}
