using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Authentication.Flows;
using GdapTools.Core.Authentication.Store;
using GdapTools.Core.Graph;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox;

namespace GdapTools.Core.Tests.Authentication.Store;

/// <summary>What a process has of a session: its own MSAL application, and a sandbox in place of the network.</summary>
internal sealed class TokenStoreSession : IDisposable
{
    /// <summary>How each refresh token of the sandbox begins.</summary>
    public const string TokenMark = "sandbox-refresh-";

    private readonly SandboxHandler _sandbox;
    private readonly Transport _transport;
    private readonly FlowTokenSource _tokens;

    public TokenStoreSession(TokenStore? store, string? loginHint = null, bool forcesSignIn = false)
        : this(store, source => new DeviceCodeSignIn(source.PromptAsync)
        {
            LoginHint = loginHint,
            ForcesSignIn = forcesSignIn,
        })
    {
    }

    public TokenStoreSession(TokenStore? store, Func<TokenStoreSession, SignIn> signIn)
    {
        Snapshot sample = SampleSnapshot.Load();
        CloudEndpoints endpoints = CloudEndpoints.For(GdapEnvironment.Global);
        _sandbox = new SandboxHandler(sample, new SandboxOptions { DeviceCodeInterval = TimeSpan.Zero });
        Timing timing = new(TimeProvider.System, new Random(1), TimeSpan.FromMinutes(1));
        _transport = new Transport(endpoints, _sandbox, timing);
        SignIn complete = signIn(this) with
        {
            ClientId = "5d9e1c0b-8f9d-4a0a-9a51-6a5f2c2f7f10",
            TenantId = sample.PartnerTenantId,
        };
        _tokens = new FlowTokenSource(
            complete,
            endpoints,
            SignInFlows.For(complete, endpoints, _transport, TimeProvider.System, store),
            new TokenWatch(TimeProvider.System),
            (_, _, _, _) => throw new NotSupportedException(),
            TimeProvider.System);
        Customers = [.. sample.Tenants.Keys.Where(id => id != sample.PartnerTenantId)];
    }

    public IReadOnlyList<string> Customers { get; }

    /// <summary>How often the user was asked.</summary>
    public int Prompts { get; private set; }

    /// <summary>How often the token endpoint was asked.</summary>
    public int Requests =>
        _sandbox.Requests.Count(request => request.Path.EndsWith("/token", StringComparison.Ordinal));

    public Task<string> GetTokenAsync(string? tenantId = null) =>
        _tokens.GetTokenAsync(new TokenRequest(ProbeTarget.Graph, tenantId), CancellationToken.None);

    /// <summary>Signs in and is gone.</summary>
    /// <returns>How often the user was asked.</returns>
    public static async Task<int> RunAsync(TokenStore? store, string? loginHint = null, bool forcesSignIn = false)
    {
        using TokenStoreSession session = new(store, loginHint, forcesSignIn);
        await session.GetTokenAsync();
        return session.Prompts;
    }

    public void Dispose()
    {
        _transport.Dispose();
        _sandbox.Dispose();
    }

    private Task PromptAsync(string message, CancellationToken cancellationToken)
    {
        Prompts++;
        return Task.CompletedTask;
    }
}
