using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers.Consent;
using GdapTools.Core.Relationships.Writing;
using GdapTools.Sandbox.Tests.Consent;

namespace GdapTools.Sandbox.Tests.Writing;

/// <summary>What one write cmdlet does, and how the tenant is to be afterwards.</summary>
/// <param name="Edit">The tenant before.</param>
/// <param name="RunAsync">Plans and makes the change, as the cmdlet does.</param>
/// <param name="IsWantedAsync">Whether the tenant is as wanted.</param>
/// <param name="Writes">How many requests make the change.</param>
internal sealed record WriteScenario(
    Action<SnapshotEditor>? Edit,
    Func<WriteBench, Task> RunAsync,
    Func<WriteBench, Task<bool>> IsWantedAsync,
    int Writes)
{
    public static IReadOnlyDictionary<string, WriteScenario> All { get; } = new Dictionary<string, WriteScenario>
    {
        ["New-GdapRelationship"] = new(
            null,
            bench => bench.MakeAsync(bench.PlanNewAsync()),
            async bench => await bench.CalledAsync(WriteBench.NewName) is [{ Status: "approvalPending" }],
            Writes: 2),
        ["Set-GdapRelationship"] = new(
            null,
            async bench => await new RelationshipUpdater(bench.Context)
                .Plan(await bench.StoredAsync(), autoExtend: true, removesGlobalAdministrator: true)
                .ExecuteAsync(CancellationToken.None),
            async bench => await bench.StoredAsync() is { Roles.Count: 2 } now
                && now.AutoExtendDuration == TimeSpan.FromDays(180),
            Writes: 2),
        ["Remove-GdapRelationship, active"] = new(
            null,
            RemoveAsync,
            async bench => (await bench.StoredAsync()).Status == "terminated",
            Writes: 1),
        ["Remove-GdapRelationship, created"] = new(
            editor => Stored(editor)["status"] = "created",
            RemoveAsync,
            async bench => await bench.Context.State
                .FindRelationshipAsync(SmallPartner.RelationshipId, CancellationToken.None) is null,
            Writes: 1),
        ["New-GdapAccessAssignment"] = new(
            null,
            AssignAsync,
            async bench => await bench.AssignedAsync() is { Status: "active", Roles.Count: 1 },
            Writes: 1),
        ["Set-GdapAccessAssignment"] = new(
            editor => WriteBench.Assign(editor, WriteBench.GlobalReader),
            async bench => await new AssignmentUpdater(bench.Context)
                .Plan(
                    await bench.StoredAsync(),
                    (await bench.AssignedAsync())!,
                    bench.Named(WriteBench.UserAdministrator),
                    waits: true)
                .ExecuteAsync(CancellationToken.None),
            async bench => await bench.AssignedAsync() is { Status: "active", Roles: [{ RoleName: "User Administrator" }] },
            Writes: 1),
        ["Grant-GdapConsent, no token"] = new(
            ConsentBench.Refusing,
            bench => ConsentBench.GrantAsync(bench, ConsentBench.Target(bench)),
            bench => ConsentBench.HoldsAsync(bench, isOwn: true, "Directory.Read.All"),
            Writes: 1),
        ["Grant-GdapConsent, no consent"] = new(
            ConsentBench.Empty,
            bench => ConsentBench.GrantAsync(bench, ConsentBench.Target(bench, isOwn: false)),
            bench => ConsentBench.HoldsAsync(bench, isOwn: false, "Directory.Read.All"),
            Writes: 1),
        ["Grant-GdapConsent, another resource"] = new(
            ConsentBench.Narrow,
            bench => ConsentBench.GrantAsync(bench, ConsentBench.Target(bench, "Exchange/Exchange.Manage", isOwn: false)),
            bench => ConsentBench.HoldsAsync(bench, isOwn: false, "User.Read", "Exchange.Manage"),
            Writes: 1),
        ["Grant-GdapConsent -Replace"] = new(
            ConsentBench.Narrow,
            bench => ConsentBench.GrantAsync(
                bench,
                ConsentBench.Target(bench, "User.Read Directory.Read.All", isOwn: false),
                new ConsentOptions { Replaces = true }),
            bench => ConsentBench.HoldsAsync(bench, isOwn: false, "User.Read", "Directory.Read.All"),
            Writes: 2),
        ["Remove-GdapAccessAssignment"] = new(
            editor => WriteBench.Assign(editor, WriteBench.GlobalReader),
            async bench =>
            {
                if (await bench.AssignedAsync() is GdapAccessAssignment seen)
                {
                    await new AssignmentRemover(bench.Context)
                        .Plan(await bench.StoredAsync(), seen, waits: true)
                        .ExecuteAsync(CancellationToken.None);
                }
            },
            async bench => await bench.AssignedAsync() is null,
            Writes: 1),
    };

    private static System.Text.Json.Nodes.JsonNode Stored(SnapshotEditor editor) =>
        editor.Resources(SmallPartner.Partner)["v1.0/tenantRelationships/delegatedAdminRelationships"]!["value"]![0]!;

    private static async Task RemoveAsync(WriteBench bench)
    {
        GdapRelationship? seen = await bench.Context.State
            .FindRelationshipAsync(SmallPartner.RelationshipId, CancellationToken.None);
        if (seen is not null)
        {
            await new RelationshipRemover(bench.Context).Plan(seen, waits: true).ExecuteAsync(CancellationToken.None);
        }
    }

    private static async Task AssignAsync(WriteBench bench)
    {
        using GroupResolver groups = new(bench.Session.Graph, bench.Session.TenantId);
        GroupIdentity group = await groups.ResolveAsync("Inner", CancellationToken.None);
        await bench.MakeAsync(new AssignmentCreator(bench.Context).PlanAsync(
            await bench.StoredAsync(), group, bench.Named(WriteBench.GlobalReader), waits: true, CancellationToken.None));
    }
}
