using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Reflection;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Errors;
using GdapTools.Core.Posture;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;
using GdapTools.Core.Tokens;
using GdapTools.Sandbox;
using GdapTools.Sandbox.Http;

namespace GdapTools.NetFramework;

/// <summary>The module's work against its sandbox, over a connection and with MSAL and the Graph SDK as shipped.</summary>
internal static class SessionChecks
{
    private const string PathEnd = "/delegatedAdminRelationships";
    private const string Relationships = "*" + PathEnd;
    private const int All = 16;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    public static void Prepare() => Module.Import();

    [Check("a token with the MFA claim is read")]
    public static void Token_is_read()
    {
        string claims = """{"aud":"https://graph.microsoft.com","ver":"1.0","amr":["pwd","mfa"],"upn":"a@b.example"}""";
        string token = $"{Encoded("""{"typ":"JWT","alg":"RS256"}""")}.{Encoded(claims)}.{Encoded("signature")}";
        MfaClaimResult claim = MfaClaimEvaluator.Evaluate(token, new MfaClaimExpectation { Clock = TimeProvider.System });

        Expect.Same(MfaClaimVerdict.Pass, claim.Verdict);
        Expect.Same("pwd mfa", string.Join(" ", claim.Amr));
        Expect.Same("a@b.example", claim.UserPrincipalName);
    }

    [Check("a refresh token opens a session")]
    public static async Task Session_opens()
    {
        using SandboxServer server = Serve();
        using GdapSession session = await ConnectAsync(server);

        Expect.Same(SessionKind.Delegated, session.Kind);
        Expect.Same(MfaClaimVerdict.Pass, session.MfaClaim.Verdict);
        Expect.That(Module.IsOurs(LoadedAssembly("Microsoft.Identity.Client")), "MSAL is not the module's own.");
    }

    [Check("a refused sign-in is one clear error")]
    public static async Task Refusal_is_told()
    {
        GdapFault refusal = new() { Kind = GdapFaultKind.Status, StatusCode = 400, Path = "*/oauth2/v2.0/token" };
        using SandboxServer server = Serve(refusal);

        Expect.Same("TokenRefused", await FailureAsync(() => ConnectAsync(server)));
    }

    [Check("relationships are read over Microsoft Graph")]
    public static async Task Relationships_are_read()
    {
        using SandboxServer server = Serve();
        using GdapSession session = await ConnectAsync(server);

        Expect.Same(All, await CountAsync(session, CancellationToken.None));
        Expect.Same(0, server.LiveRequests);
    }

    [Check("a reset connection is mended by asking again")]
    public static Task Reset_is_mended() => MendAsync(GdapFaultKind.Reset);

    [Check("an answer that is cut off is mended by asking again")]
    public static Task Cut_off_answer_is_mended() => MendAsync(GdapFaultKind.CutOff);

    [Check("a throttled request waits as long as it is told")]
    public static Task Throttling_is_waited_for() => MendAsync(GdapFaultKind.Throttle);

    [Check("a claims challenge is met with a new token")]
    public static Task Claims_challenge_is_met() => MendAsync(GdapFaultKind.ClaimsChallenge);

    [Check("a compressed answer is the same answer")]
    public static Task Compressed_answer_is_read() => MendAsync(GdapFaultKind.Gzip);

    [Check("an answer that unpacks without end is one clear error")]
    public static async Task Bomb_is_refused()
    {
        using SandboxServer server = Serve(new GdapFault { Kind = GdapFaultKind.GzipBomb, Path = Relationships });
        using GdapSession session = await ConnectAsync(server);

        Expect.Same("ResponseTooLarge", await FailureAsync(() => CountAsync(session, CancellationToken.None)));
    }

    [Check("a diagnosis tells causes for each customer")]
    public static async Task Diagnosis_runs()
    {
        using SandboxServer server = Serve();
        using GdapSession session = await ConnectAsync(server);
        ErrorResolver resolver = new();
        Diagnostic diagnostic = new(
            session,
            CheckCatalogue.Load(),
            failure => resolver.Resolve(failure),
            token => PostureDiagnosis.ReadAsync(session, user: null, token));
        List<Finding> findings = [];
        await foreach (Finding finding in diagnostic.RunAsync(new DiagnosticOptions(), progress: null, CancellationToken.None))
        {
            findings.Add(finding);
        }

        Expect.Same(All, findings.Select(finding => finding.CustomerTenantId).Where(id => id is not null).Distinct().Count());
        Expect.Same(null, findings.FirstOrDefault(finding => finding.Verdict == GdapVerdict.Unknown)?.Cause);
        Expect.That(findings.Any(finding => finding.Verdict == GdapVerdict.Fail), "Nothing failed.");
        Expect.That(findings.Any(finding => finding.Verdict == GdapVerdict.Pass), "Nothing passed.");
        Expect.Same(0, server.LiveRequests);
    }

    [Check("cancelling ends a read that is never answered")]
    public static async Task Silence_is_cancelled()
    {
        using SandboxServer server = Serve(new GdapFault { Kind = GdapFaultKind.Timeout, Path = Relationships });
        await CancelAsync(server, network: null, () => server.LiveRequests == 1);
    }

    [Check("cancelling ends a read whose answer has begun")]
    public static async Task Slow_body_is_cancelled()
    {
        using SandboxServer server = Serve(new GdapFault { Kind = GdapFaultKind.SlowLoris, Path = Relationships });
        using WatchedHandler network = new(PathEnd);
        await CancelAsync(server, network, () => network.HasBegun);
    }

    [Check("cancelling closes a body on which a read forgets its token")]
    public static async Task Forgetful_read_is_cancelled()
    {
        Exception?[] ends = [new ObjectDisposedException("body"), new IOException("Closed."), null];
        foreach (Exception? closed in ends)
        {
            using SandboxServer server = Serve();
            using ForgetfulHandler network = new(PathEnd, closed);
            await CancelAsync(server, network, () => network.Reads == 1);
        }
    }

    private static async Task MendAsync(GdapFaultKind kind)
    {
        GdapFault fault = new() { Kind = kind, Path = Relationships, Times = 1, RetryAfter = TimeSpan.FromSeconds(1) };
        using SandboxServer server = Serve(fault);
        using GdapSession session = await ConnectAsync(server);

        Expect.Same(All, await CountAsync(session, CancellationToken.None));
        Expect.Same(0, server.LiveRequests);
    }

    private static async Task CancelAsync(SandboxServer server, HttpMessageHandler? network, Func<bool> isUnderWay)
    {
        using GdapSession session = await ConnectAsync(server, network);
        using CancellationTokenSource stop = new();
        Task reading = CountAsync(session, stop.Token);
        await UntilAsync(isUnderWay, "The read was not sent.");

        stop.Cancel();

        // The limit is for a hang: nothing in here would end by itself.
        await UntilAsync(() => reading.IsCompleted, "The read goes on.");
        Expect.That(reading.IsCanceled, $"It ended otherwise: {reading.Exception?.GetBaseException()}");
        await UntilAsync(() => server.LiveRequests == 0, "The request is still under way.");
    }

    internal static SandboxServer Serve(params GdapFault[] faults) => SandboxServer.Start(
        SampleSnapshot.Load(),
        new SandboxOptions { Faults = faults, TrickleInterval = TimeSpan.FromHours(1) });

    internal static Task<GdapSession> ConnectAsync(SandboxServer server, HttpMessageHandler? network = null) =>
        SessionFactory.ConnectAsync(Request(server) with { Carrier = network }, CancellationToken.None);

    private static ConnectRequest Request(SandboxServer server) => new()
    {
        // MSAL remembers failures by application: each session is another one.
        SignIn = new RefreshTokenSignIn("any", new SecretCredential("any"))
        {
            ClientId = Guid.NewGuid().ToString(),
            TenantId = SampleSnapshot.Load().PartnerTenantId,
        },
        Source = SessionSource.RefreshToken,
        Endpoints = CloudEndpoints.For(GdapEnvironment.Global).With(server.Uri, server.Uri, server.Uri),
    };

    private static async Task<int> CountAsync(GdapSession session, CancellationToken cancellationToken)
    {
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);
        int count = 0;
        await foreach (GdapRelationship _ in reader.ListAsync(new RelationshipFilter(), cancellationToken))
        {
            count++;
        }

        return count;
    }

    /// <summary>The id of the error that it ends in; null when it succeeds.</summary>
    private static async Task<string?> FailureAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (GdapException failure)
        {
            return failure.ErrorId;
        }
    }

    private static async Task UntilAsync(Func<bool> isSo, string otherwise)
    {
        for (Stopwatch passed = Stopwatch.StartNew(); !isSo();)
        {
            Expect.That(passed.Elapsed < s_patience, otherwise);
            await Task.Delay(1);
        }
    }

    private static Assembly LoadedAssembly(string name) =>
        AppDomain.CurrentDomain.GetAssemblies().Single(assembly => assembly.GetName().Name == name);

    private static string Encoded(string text) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
