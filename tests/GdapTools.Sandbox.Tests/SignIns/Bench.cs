using System;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;
using GdapTools.Core.Tests.Support;
using GdapTools.Sandbox.Http;
using Xunit;

namespace GdapTools.Sandbox.Tests.SignIns;

/// <summary>A sandbox to sign in to, over HTTP and with MSAL as it is.</summary>
internal sealed class Bench : IDisposable
{
    public const string Secret = "canary-of-the-secret";
    public const string Refresh = "canary-of-the-refresh-token";

    public Bench(Action<JsonObject>? edit = null, params GdapFault[] faults)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        edit?.Invoke(editor.Root);
        Server = SandboxServer.Start(
            editor.Read(), new SandboxOptions { Faults = faults, DeviceCodeInterval = TimeSpan.Zero });
    }

    public SandboxServer Server { get; }

    /// <summary>MSAL remembers refusals by application: each bench has another one.</summary>
    public string ClientId { get; } = Guid.NewGuid().ToString();

    public string TenantId { get; init; } = SmallPartner.Partner;

    public TimeProvider Clock { get; init; } = new ImpatientClock();

    public Uri? Authority { get; init; }

    public static RefreshTokenSignIn ByRefreshToken(string token = Refresh, string? secret = Secret) =>
        new(token, secret is null ? null : new SecretCredential(secret));

    public static InteractiveSignIn ByBrowser(Func<Uri, Task> open) =>
        new()
        {
            OpenBrowser = open,
            Patience = ImpatientClock.Deadline,
            Limits = new(ImpatientClock.Deadline, ImpatientClock.Deadline),
        };

    /// <summary>Has the token endpoint of the partner refuse everybody.</summary>
    public static Action<JsonObject> Refusing(string error, int code) => root =>
        root["tenants"]![SmallPartner.Partner]!["tokenError"] = new JsonObject
        {
            ["error"] = error,
            ["error_codes"] = code == 0 ? [] : new JsonArray(code),
        };

    /// <summary>All users sign in without MFA.</summary>
    public static void WithoutMfa(JsonObject root) => root["accessToken"]!["claims"]!["amr"] = new JsonArray("pwd");

    public Task<GdapSession> ConnectAsync(SignIn signIn, CancellationToken cancellationToken = default) =>
        SessionFactory.ConnectAsync(Request(signIn), cancellationToken);

    public ConnectRequest Request(SignIn signIn) => new()
    {
        SignIn = signIn with { ClientId = ClientId, TenantId = signIn.TenantId.Length > 0 ? signIn.TenantId : TenantId },
        Source = SessionSource.RefreshToken,
        Endpoints = CloudEndpoints.For(GdapEnvironment.Global).With(Authority ?? Server.Uri, Server.Uri, Server.Uri),
        Clock = Clock,
        Random = new Random(1),
        Timeout = ImpatientClock.Deadline,
    };

    public async Task<GdapException> FailAsync(SignIn signIn)
    {
        GdapException failure = await Assert.ThrowsAnyAsync<GdapException>(() => ConnectAsync(signIn));
        Assert.NotEmpty(failure.RecommendedAction!);
        Assert.All(
            (string[])[Secret, Refresh, "sandbox-code", "sandbox-device", "sandbox-refresh", "eyJ"],
            secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal));
        Assert.All(
            (string[])[Secret, Refresh],
            secret => Assert.DoesNotContain(secret, failure.RecommendedAction!, StringComparison.Ordinal));
        return failure;
    }

    public static Task<string> CustomerTokenAsync(GdapSession session, string tenantId = SmallPartner.Customer) =>
        session.Tokens.GetTokenAsync(new TokenRequest(ProbeTarget.Graph, tenantId), CancellationToken.None);

    public int Count(string end) => Server.Requests.Count(request => request.Path.EndsWith(end, StringComparison.Ordinal));

    public void Dispose() => Server.Dispose();
}
