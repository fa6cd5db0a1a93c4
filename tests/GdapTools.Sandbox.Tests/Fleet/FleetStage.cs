using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Errors;
using GdapTools.Core.Session;
using GdapTools.Core.Snapshots;
using GdapTools.Core.Tests.Support;
using GdapTools.Sandbox.Tests.Support;

namespace GdapTools.Sandbox.Tests.Fleet;

/// <summary>
/// A partner's services as a fleet run meets them: paced, with several requests under way. The sign-in goes well; from then on
/// the faults are there, and a test may step in between. Waits are over at once, and an answer that never comes is one that
/// did not come in time.
/// </summary>
internal sealed class FleetStage : HttpMessageHandler
{
    private static readonly ErrorResolver s_resolver = new();

    private HttpMessageInvoker _services;

    private FleetStage(SandboxHandler sandbox)
    {
        Sandbox = sandbox;
        _services = new HttpMessageInvoker(sandbox);
    }

    public SandboxHandler Sandbox { get; private set; }

    public required GdapSession Session { get; set; }

    /// <summary>Sees each request before the services do; may wait, throw, or answer itself.</summary>
    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage?>>? Before { get; set; }

    public static Task<FleetStage> OpenAsync(Tenancy tenancy, params GdapFault[] faults)
    {
        ImpatientClock clock = new();
        return OpenAsync(tenancy.Read(), clock, new SandboxOptions { Clock = clock, Faults = faults });
    }

    /// <param name="snapshot">What the services serve.</param>
    /// <param name="clock">Of the session.</param>
    /// <param name="options">How the services serve it, after the sign-in.</param>
    public static async Task<FleetStage> OpenAsync(Snapshot snapshot, TimeProvider clock, SandboxOptions options)
    {
        FleetStage stage = new(new SandboxHandler(snapshot, new SandboxOptions { Clock = clock })) { Session = null! };
        ConnectRequest request = SnapshotConnection.Play(snapshot, loginHint: null, clock) with
        {
            Carrier = stage,
            Timeout = ImpatientClock.Deadline,
            Random = new Random(1),
            IsPaced = true,
        };
        stage.Session = await SessionFactory.ConnectAsync(request, CancellationToken.None);
        stage.Sandbox = new SandboxHandler(snapshot, options);
        stage._services = new HttpMessageInvoker(stage.Sandbox);
        return stage;
    }

    public CustomerAccessTester Tester() => new(Session, CheckCatalogue.Load(), failure => s_resolver.Resolve(failure));

    public IAsyncEnumerable<CustomerAccess> TestAsync(int limit = 16, CancellationToken cancellationToken = default) =>
        Tester().RunAsync(new DiagnosticOptions { ThrottleLimit = limit }, progress: null, cancellationToken);

    public async Task<List<CustomerAccess>> TestAllAsync(int limit = 16) => await TestAsync(limit).ToListAsync();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Before is not null && await Before(request, cancellationToken) is HttpResponseMessage own)
        {
            return own;
        }

        // Not disposed: an answer that trickles still listens to it.
        CancellationTokenSource deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<HttpResponseMessage> answer = _services.SendAsync(request, deadline.Token);

        if (!answer.IsCompleted)
        {
            // In process, without latency, only an answer that never comes is not there at once.
            deadline.Cancel();
        }

        return await answer;
    }
}
