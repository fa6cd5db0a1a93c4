using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Security;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Authentication.RefreshTokens;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Http;
using Xunit;

namespace GdapTools.Sandbox.Tests.RefreshTokens;

/// <summary>A sandbox with an application and users that sign in to it for a refresh token.</summary>
internal sealed class SignInBench : IDisposable
{
    public const string Secret = "canary-of-the-secret";
    public const string Code = "canary-of-the-code";

    public SignInBench(Action<JsonObject>? edit = null, params GdapFault[] faults)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        edit?.Invoke(editor.Root);
        Server = SandboxServer.Start(
            editor.Read(), new SandboxOptions { Faults = faults, DeviceCodeInterval = TimeSpan.Zero });
    }

    public SandboxServer Server { get; }

    /// <summary>MSAL remembers failures by application: each bench has another one.</summary>
    public string ClientId { get; } = Guid.NewGuid().ToString();

    public int Port { get; } = LoopbackPorts.Take();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>All users of a kind sign in without MFA.</summary>
    public static void WithoutMfa(JsonObject root) => root["accessToken"]!["claims"]!["amr"] = new JsonArray("pwd");

    public static Action<JsonObject> Stating(string signIns) => root => root["signIns"] = JsonNode.Parse(signIns);

    public RefreshTokenRequest ByBrowser(Func<Uri, Task> openBrowser) => Request() with
    {
        Credential = new SecretCredential(Secret),
        OpenBrowser = openBrowser,
    };

    public RefreshTokenRequest ByDeviceCode(Func<string, CancellationToken, Task>? prompt = null) => Request() with
    {
        Prompt = prompt ?? ((_, _) => Task.CompletedTask),
    };

    public int CountRequests(string end) =>
        Server.Requests.Count(request => request.Path.EndsWith(end, StringComparison.Ordinal));

    /// <summary>Redeems a refresh token as a session does.</summary>
    public Task<GdapSession> ConnectAsync(PartnerRefreshToken token, ClientCredential? credential) =>
        SessionFactory.ConnectAsync(
            new ConnectRequest
            {
                SignIn = new RefreshTokenSignIn(Reveal(token.RefreshToken), credential)
                {
                    ClientId = token.ClientId!,
                    TenantId = token.TenantId!,
                },
                Source = SessionSource.RefreshToken,
                Endpoints = Request().Endpoints,
            },
            CancellationToken.None);

    /// <summary>Nothing of a sign-in that failed may remain, in memory or in words.</summary>
    public async Task AssertNothingIsLeftAsync(Exception failure, params string[] secrets)
    {
        await Http.Loopback.UntilAsync(() => Server.LiveRequests == 0);
        Assert.False(await LoopbackPorts.AnswersAsync(Port));
        Assert.True(LoopbackPorts.IsFree(Port));
        Assert.All(
            (string[])[Secret, Code, "sandbox-code", "sandbox-device", "sandbox-refresh", "eyJ", .. secrets],
            secret => Assert.DoesNotContain(secret, failure.ToString(), StringComparison.Ordinal));
    }

    public static string Reveal(SecureString text)
    {
        IntPtr memory = Marshal.SecureStringToGlobalAllocUnicode(text);
        try
        {
            return Marshal.PtrToStringUni(memory)!;
        }
        finally
        {
            Marshal.ZeroFreeGlobalAllocUnicode(memory);
        }
    }

    public void Dispose() => Server.Dispose();

    private RefreshTokenRequest Request() => new()
    {
        ClientId = ClientId,
        TenantId = SmallPartner.Partner,
        Endpoints = CloudEndpoints.For(GdapEnvironment.Global).With(Server.Uri, Server.Uri, Server.Uri),
        Port = Port,
        Clock = Clock,
    };
}
