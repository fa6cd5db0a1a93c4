using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Authentication;
using GdapTools.Core.Relationships;
using GdapTools.Core.Relationships.Writing;
using GdapTools.Core.Session;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Writing;

/// <summary>A partner whose account may write, the module's own session on it, and a fault on the way.</summary>
internal sealed class WriteBench : IDisposable
{
    public const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";
    public const string UserAdministrator = "fe930be7-5e62-47db-91af-98c3a49a38b1";
    public const string NewName = "Whole life";
    private const string Gdap = "v1.0/tenantRelationships/delegatedAdminRelationships";

    private readonly RelationshipReader _reader;

    private WriteBench(SandboxHandler sandbox, FaultyCarrier carrier, GdapSession session)
    {
        Sandbox = sandbox;
        Carrier = carrier;
        Session = session;
        Context = new WriteContext(session, TimeSpan.FromMinutes(10));
        _reader = new RelationshipReader(session.Graph, session.TenantId, session.Roles, session.Clock);
    }

    public SandboxHandler Sandbox { get; }

    public FaultyCarrier Carrier { get; }

    public GdapSession Session { get; }

    public WriteContext Context { get; private set; }

    /// <param name="edit">Edits the snapshot: an active relationship with Global Reader, User Administrator and Global
    /// Administrator, assigned to nobody.</param>
    /// <param name="clock">The clock of both sides; one whose waits are over at once when null.</param>
    /// <param name="settleTime">How long the service takes for each step.</param>
    /// <param name="faults">What the sandbox itself plays.</param>
    public static Task<WriteBench> OpenAsync(
        Action<SnapshotEditor>? edit = null,
        TimeProvider? clock = null,
        TimeSpan settleTime = default,
        params GdapFault[] faults) => OpenAsync(edit, clock, settleTime, hasBudgets: false, faults);

    /// <summary>A partner whose service counts requests against its documented limits, and a session that keeps to them.
    /// </summary>
    public static Task<WriteBench> OpenWithBudgetsAsync() =>
        OpenAsync(edit: null, clock: null, settleTime: default, hasBudgets: true, []);

    private static async Task<WriteBench> OpenAsync(
        Action<SnapshotEditor>? edit,
        TimeProvider? clock,
        TimeSpan settleTime,
        bool hasBudgets,
        GdapFault[] faults)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["accessToken"]!["claims"]!["scp"] = "DelegatedAdminRelationship.ReadWrite.All Group.Read.All";
        JsonObject resources = editor.Resources(SmallPartner.Partner);
        JsonObject stored = (JsonObject)resources[Gdap]!["value"]![0]!;
        stored["autoExtendDuration"] = "PT0S";
        stored["accessDetails"] = Roles(GlobalReader, UserAdministrator, RoleCatalogue.GlobalAdministratorId);
        resources[$"{Gdap}/{SmallPartner.RelationshipId}/accessAssignments"] = new JsonObject { ["value"] = new JsonArray() };
        edit?.Invoke(editor);
        TimeProvider time = clock ?? new ImpatientClock();
        SandboxHandler sandbox = new(
            editor.Read(),
            new SandboxOptions { Clock = time, SettleTime = settleTime, Faults = faults, EnforceBudgets = hasBudgets });
        FaultyCarrier carrier = new(sandbox);
        GdapSession session = await SessionFactory.ConnectAsync(
            new ConnectRequest
            {
                SignIn = new RefreshTokenSignIn("any", Credential: null)
                {
                    ClientId = Guid.NewGuid().ToString(),
                    TenantId = SmallPartner.Partner,
                },
                Source = SessionSource.RefreshToken,
                Endpoints = CloudEndpoints.For(GdapEnvironment.Global),
                Clock = time,
                Random = new Random(1),
                Carrier = carrier,
                IsPaced = hasBudgets,
                Timeout = ImpatientClock.Deadline,
            },
            CancellationToken.None);
        return new WriteBench(sandbox, carrier, session);
    }

    public static JsonObject Roles(params string[] ids) => new()
    {
        ["unifiedRoles"] = new JsonArray([.. ids.Select(id => (JsonNode)new JsonObject { ["roleDefinitionId"] = id })]),
    };

    public static JsonObject Assignment(params string[] roles) => new()
    {
        ["id"] = "90000000-0000-4000-8000-000000000001",
        ["status"] = "active",
        ["accessContainer"] = new JsonObject
        {
            ["accessContainerId"] = SmallPartner.Inner,
            ["accessContainerType"] = "securityGroup",
        },
        ["accessDetails"] = Roles(roles),
    };

    /// <summary>Puts an assignment into the snapshot.</summary>
    public static void Assign(SnapshotEditor editor, params string[] roles) => editor.Resources(SmallPartner.Partner)
        [$"{Gdap}/{SmallPartner.RelationshipId}/accessAssignments"] = new JsonObject
        {
            ["value"] = new JsonArray(Assignment(roles)),
        };

    public static RelationshipSpec Spec(string name = NewName, TimeSpan? extension = null, params string[] roles)
    {
        RoleCatalogue catalogue = RoleCatalogue.Load();
        return new RelationshipSpec
        {
            DisplayName = name,
            CustomerTenantId = SmallPartner.Customer,
            Roles = [.. (roles.Length == 0 ? [GlobalReader] : roles).Select(catalogue.Get)],
            Duration = TimeSpan.FromDays(365),
            AutoExtendDuration = extension ?? TimeSpan.Zero,
        };
    }

    public IReadOnlyList<GdapRole> Named(params string[] ids) => [.. ids.Select(Session.Roles.Get)];

    public void SetTimeout(TimeSpan timeout) => Context = new WriteContext(Session, timeout);

    public async Task<T> MakeAsync<T>(Task<PlannedChange<T>> planning)
    {
        PlannedChange<T> change = await planning;
        return await change.ExecuteAsync(CancellationToken.None);
    }

    public async Task<PlannedChange<GdapInvitation>> PlanNewAsync(RelationshipSpec? spec = null, bool locks = true)
    {
        RelationshipSpec wanted = spec ?? Spec();
        using RelationshipNames names = new(Context, [wanted.DisplayName]);
        PlannedChange<GdapInvitation> plan = await new RelationshipCreator(Context, names)
            .PlanAsync(wanted, locks, CancellationToken.None);
        return plan;
    }

    public Task<GdapRelationship> StoredAsync() =>
        Context.State.RelationshipAsync(SmallPartner.RelationshipId, CancellationToken.None);

    public Task<GdapAccessAssignment?> AssignedAsync(string group = SmallPartner.Inner) =>
        Context.State.AssignmentOfGroupAsync(SmallPartner.RelationshipId, group, null, CancellationToken.None);

    /// <summary>The relationships of a name.</summary>
    public async Task<List<GdapRelationship>> CalledAsync(string name)
    {
        List<GdapRelationship> found = [];
        await foreach (GdapRelationship item in _reader.ListAsync(new RelationshipFilter(), CancellationToken.None))
        {
            if (item.DisplayName == name)
            {
                found.Add(item);
            }
        }

        return found;
    }

    /// <summary>The error that something ends in; null when it succeeds.</summary>
    public static async Task<GdapException?> FailureAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (GdapException failure)
        {
            return failure;
        }
    }

    public void Dispose() => Session.Dispose();
}
