using System;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships.Writing;
using Xunit;

namespace GdapTools.Sandbox.Tests.Writing;

/// <summary>What somebody else changes between the look and the change.</summary>
public sealed class StaleTests
{
    [Fact]
    public async Task A_stale_ETag_is_read_anew_once_and_the_change_made()
    {
        using WriteBench bench = await WriteBench.OpenAsync(WithoutGlobalAdministrator);
        GdapRelationship seen = await bench.StoredAsync();
        await ExtendAsync(bench, seen, extend: true);
        await ExtendAsync(bench, await bench.StoredAsync(), extend: false);
        bench.Carrier.Asked.Clear();

        GdapRelationship now = await ExtendAsync(bench, seen, extend: true);

        Assert.Equal(TimeSpan.FromDays(180), now.AutoExtendDuration);
        Assert.Equal(2, bench.Carrier.Asked.Count);
    }

    [Fact]
    public async Task What_is_as_wanted_by_now_is_not_written_again()
    {
        using WriteBench bench = await WriteBench.OpenAsync(WithoutGlobalAdministrator);
        GdapRelationship seen = await bench.StoredAsync();
        await ExtendAsync(bench, seen, extend: true);
        int applied = bench.Carrier.Applied.Count;

        GdapRelationship now = await ExtendAsync(bench, seen, extend: true);

        Assert.Equal(TimeSpan.FromDays(180), now.AutoExtendDuration);
        Assert.Equal(applied, bench.Carrier.Applied.Count);
    }

    [Fact]
    public async Task What_is_no_longer_what_was_seen_is_left_alone()
    {
        using WriteBench bench = await WriteBench.OpenAsync();
        GdapRelationship seen = await bench.StoredAsync();
        await new RelationshipRemover(bench.Context).Plan(seen, waits: false).ExecuteAsync(CancellationToken.None);
        int applied = bench.Carrier.Applied.Count;

        GdapException? failure = await WriteBench.FailureAsync(() => new RelationshipUpdater(bench.Context)
            .Plan(seen, autoExtend: true, removesGlobalAdministrator: true).ExecuteAsync(CancellationToken.None));

        Assert.Equal(("RelationshipChanged", GdapErrorKind.Conflict), (failure!.ErrorId, failure.Kind));
        Assert.Contains("Nothing was changed", failure.Message);
        Assert.Equal(applied, bench.Carrier.Applied.Count);
    }

    [Fact]
    public async Task An_assignment_that_somebody_changed_is_left_alone()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor =>
            WriteBench.Assign(editor, WriteBench.GlobalReader, WriteBench.UserAdministrator));
        GdapAccessAssignment seen = (await bench.AssignedAsync())!;
        GdapRelationship relationship = await bench.StoredAsync();
        await new AssignmentUpdater(bench.Context)
            .Plan(relationship, seen, bench.Named(WriteBench.GlobalReader), waits: true).ExecuteAsync(CancellationToken.None);
        int applied = bench.Carrier.Applied.Count;

        GdapException? failure = await WriteBench.FailureAsync(() => new AssignmentRemover(bench.Context)
            .Plan(relationship, seen, waits: false).ExecuteAsync(CancellationToken.None));

        Assert.Equal("RelationshipChanged", failure?.ErrorId);
        Assert.Contains("roles Global Reader, not Global Reader and User Administrator", failure!.Message);
        Assert.Equal(applied, bench.Carrier.Applied.Count);
        Assert.NotNull(await bench.AssignedAsync());
    }

    [Fact]
    public async Task Every_change_of_what_has_an_ETag_bears_it()
    {
        foreach (WriteScenario scenario in WriteScenario.All.Values)
        {
            using WriteBench bench = await WriteBench.OpenAsync(scenario.Edit);

            await scenario.RunAsync(bench);

            // The sandbox refuses with 428 what has none, and whatever is refused is asked for again.
            Assert.Equal(bench.Carrier.Applied, bench.Carrier.Asked);
            Assert.Equal(scenario.Writes, bench.Carrier.Asked.Count);
        }
    }

    private static void WithoutGlobalAdministrator(SnapshotEditor editor) => editor.Resources(SmallPartner.Partner)
        ["v1.0/tenantRelationships/delegatedAdminRelationships"]!["value"]![0]!["accessDetails"] =
            WriteBench.Roles(WriteBench.GlobalReader);

    private static Task<GdapRelationship> ExtendAsync(WriteBench bench, GdapRelationship seen, bool extend) =>
        new RelationshipUpdater(bench.Context).Plan(seen, extend, removesGlobalAdministrator: false)
            .ExecuteAsync(CancellationToken.None);
}
