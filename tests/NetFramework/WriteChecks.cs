using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships;
using GdapTools.Core.Relationships.Writing;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Http;

namespace GdapTools.NetFramework;

/// <summary>Bodies written by the models of the Graph SDK as shipped, and ETags.</summary>
internal static class WriteChecks
{
    private const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

    public static void Prepare() => Module.Import();

    [Check("a relationship is created, locked, and not created twice")]
    public static async Task Relationship_is_created()
    {
        using SandboxServer server = SessionChecks.Serve();
        using GdapSession session = await SessionChecks.ConnectAsync(server);
        WriteContext context = new(session, TimeSpan.FromSeconds(30));

        GdapInvitation created = await CreateAsync(context);
        GdapInvitation again = await CreateAsync(context);

        Expect.Same("approvalPending", created.Status);
        Expect.Same("365.00:00:00 180.00:00:00", $"{created.Duration} {created.AutoExtendDuration}");
        Expect.Same(created.RelationshipId, again.RelationshipId);
    }

    [Check("an active relationship is changed, assigned and unassigned")]
    public static async Task Relationship_is_changed()
    {
        using SandboxServer server = SessionChecks.Serve();
        using GdapSession session = await SessionChecks.ConnectAsync(server);
        WriteContext context = new(session, TimeSpan.FromSeconds(30));
        GdapRelationship seen = await FindAsync(session);

        GdapRelationship set = await new RelationshipUpdater(context)
            .Plan(seen, autoExtend: seen.AutoExtendDuration == TimeSpan.Zero, removesGlobalAdministrator: false)
            .ExecuteAsync(CancellationToken.None);
        using GroupResolver groups = new(session.Graph, session.TenantId);
        GroupIdentity group = await groups.ResolveAsync("HelpdeskAgents", CancellationToken.None);
        PlannedChange<GdapAccessAssignment> assigning = await new AssignmentCreator(context)
            .PlanAsync(set, group, [session.Roles.Get(GlobalReader)], waits: true, CancellationToken.None);
        GdapAccessAssignment assigned = await assigning.ExecuteAsync(CancellationToken.None);
        GdapAccessAssignment gone = await new AssignmentRemover(context).Plan(set, assigned, waits: true)
            .ExecuteAsync(CancellationToken.None);

        Expect.That(set.AutoExtendDuration != seen.AutoExtendDuration, "The extension is as it was.");
        Expect.Same("active HelpdeskAgents", $"{assigned.Status} {assigned.GroupName}");
        Expect.Same("deleted", gone.Status);
    }

    private static async Task<GdapInvitation> CreateAsync(WriteContext context)
    {
        RelationshipSpec spec = new()
        {
            DisplayName = "Written",
            Roles = [context.Session.Roles.Get(GlobalReader)],
            Duration = TimeSpan.FromDays(365),
            AutoExtendDuration = RelationshipRules.Extension,
        };
        using RelationshipNames names = new(context, [spec.DisplayName]);
        PlannedChange<GdapInvitation> change = await new RelationshipCreator(context, names)
            .PlanAsync(spec, locks: true, CancellationToken.None);
        return await change.ExecuteAsync(CancellationToken.None);
    }

    private static async Task<GdapRelationship> FindAsync(GdapSession session)
    {
        RelationshipReader reader = new(session.Graph, session.TenantId, session.Roles, session.Clock);
        await foreach (GdapRelationship relationship in reader
            .ListAsync(new RelationshipFilter { Status = ["active"] }, CancellationToken.None))
        {
            if (!RelationshipRules.HasGlobalAdministrator(relationship.Roles))
            {
                return relationship;
            }
        }

        throw new InvalidOperationException("The sample has no active relationship.");
    }
}
