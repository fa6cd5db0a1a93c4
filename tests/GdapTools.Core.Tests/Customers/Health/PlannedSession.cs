using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Errors;
using GdapTools.Core.Session;
using GdapTools.Core.Tests.Support;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>Runs the engine over plans: the only one here who knows it.</summary>
internal sealed class PlannedSession : IDisposable
{
    private readonly PlannedWire _wire = new();
    private readonly Transport _transport;
    private readonly GdapSession _session;
    private readonly CheckCatalogue _checks = CheckCatalogue.Load();
    private readonly ErrorResolver _resolver = new();

    public PlannedSession()
    {
        ImpatientClock clock = new(PlannedJson.Now);
        CloudEndpoints endpoints = CloudEndpoints.For(GdapEnvironment.Global);
        ConnectRequest request = new()
        {
            SignIn = new InteractiveSignIn { ClientId = "planned", TenantId = "partner" },
            Source = SessionSource.AccessToken,
            Endpoints = endpoints,
            Clock = clock,
            Random = new Random(1),
            Carrier = _wire,
            Timeout = ImpatientClock.Deadline,
            IsPaced = false,
        };
        _transport = new Transport(endpoints, _wire, new Timing(clock, request.Random, request.Timeout));
        _session = new GdapSession(request, _transport, new FixedTokens(), new TokenWatch(clock)) { TenantId = "partner" };
    }

    public GdapSession Session => _session;

    /// <summary>What the engine says; null where it throws why nobody could be listed.</summary>
    public RelationshipHealth[]? Test(HealthPlan plan) => TestAsync(plan).GetAwaiter().GetResult();

    private async Task<RelationshipHealth[]?> TestAsync(HealthPlan plan)
    {
        _wire.Plan = plan;
        _session.Kind = plan.IsApplication ? SessionKind.AppOnly : SessionKind.Delegated;
        DiagnosticOptions options = new()
        {
            Customers = [.. plan.Wanted.Select(place => PlannedJson.CustomerIds[place])],
            ExpiringWithin = TimeSpan.FromDays(plan.WindowDays),
            Profile = new GdapRoleProfile
            {
                Name = "Planned",
                Roles = [.. plan.Needed.Select(place => PlannedJson.Roles[place])],
                OptionalRoles = [.. plan.Optional.Select(place => PlannedJson.Roles[place])],
            },
        };

        try
        {
            return await new RelationshipTester(_session, _checks, failure => _resolver.Resolve(failure))
                .RunAsync(options, progress: null, CancellationToken.None).ToArrayAsync();
        }
        catch (GdapException) when (plan.RelationshipList != Answer.Told)
        {
            return null;
        }
    }

    public void Dispose()
    {
        _session.Dispose();
        _transport.Dispose();
        _wire.Dispose();
    }
}
