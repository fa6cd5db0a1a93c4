using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Http;
using Xunit;

namespace GdapTools.Sandbox.Tests.Http;

/// <summary>The module's own sessions over a connection.</summary>
public sealed class SignInTests : IDisposable
{
    private readonly SandboxServer _server = Loopback.StartSample(
        new SandboxOptions { DeviceCodeInterval = TimeSpan.Zero });

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task An_application_signs_in_by_its_secret()
    {
        using GdapSession session = await ConnectAsync(new AppSignIn(new SecretCredential("any")), SessionSource.ClientSecret);

        Assert.Equal(SessionKind.AppOnly, session.Kind);
        Assert.NotEmpty(await ReadAsync(session));
    }

    [Fact]
    public async Task A_refresh_token_is_redeemed_at_home_and_for_customers()
    {
        using GdapSession session = await ConnectAsync(
            new RefreshTokenSignIn("any", new SecretCredential("secret")), SessionSource.RefreshToken);
        List<GdapRelationship> relationships = await ReadAsync(session);

        Assert.Equal(SessionKind.Delegated, session.Kind);
        Assert.Equal(MfaClaimVerdict.Pass, session.MfaClaim.Verdict);
        Assert.Equal(16, relationships.Count);
    }

    [Fact]
    public async Task A_device_code_is_approved_while_it_is_polled()
    {
        string message = "";
        using GdapSession session = await ConnectAsync(
            new DeviceCodeSignIn((text, _) =>
            {
                message = text;
                return Task.CompletedTask;
            }),
            SessionSource.DeviceCode);

        Assert.Contains("enter the code", message, StringComparison.Ordinal);
        Assert.Equal([400, 200], _server.Requests.Where(IsToken).Select(request => request.Status));
        Assert.Equal(16, (await ReadAsync(session)).Count);
    }

    [Fact]
    public async Task The_Graph_client_follows_pages()
    {
        using GdapSession session = await ConnectAsync(
            new RefreshTokenSignIn("any", new SecretCredential("secret")), SessionSource.RefreshToken);
        GraphQuery query = new(
            session.TenantId,
            graph => graph.TenantRelationships.DelegatedAdminRelationships.ToGetRequestInformation(
                request => request.QueryParameters.Top = 3));
        int count = 0;

        await foreach (JsonElement _ in session.Graph.ListAsync(query, CancellationToken.None))
        {
            count++;
        }

        Assert.Equal(16, count);
        Assert.Equal(
            6, _server.Requests.Count(request => request.Path.EndsWith("Relationships", StringComparison.Ordinal)));
    }

    private Task<GdapSession> ConnectAsync(SignIn signIn, SessionSource source) => SessionFactory.ConnectAsync(
        new ConnectRequest
        {
            SignIn = signIn with
            {
                ClientId = Guid.NewGuid().ToString(),
                TenantId = SampleSnapshot.Load().PartnerTenantId,
            },
            Source = source,
            Endpoints = CloudEndpoints.For(GdapEnvironment.Global).With(_server.Uri, _server.Uri, _server.Uri),
        },
        CancellationToken.None);

    private static async Task<List<GdapRelationship>> ReadAsync(GdapSession session)
    {
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);
        List<GdapRelationship> found = [];
        await foreach (GdapRelationship item in reader.ListAsync(new RelationshipFilter(), CancellationToken.None))
        {
            found.Add(item);
        }

        return found;
    }

    private static bool IsToken(ServedRequest request) => request.Path.EndsWith("/token", StringComparison.Ordinal);
}
