using System;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

/// <summary>What happens by itself, by the sandbox's clock.</summary>
public sealed class TimeTests
{
    private const string Start = "2026-11-01T08:00:00.0000000Z";

    [Fact]
    public async Task An_approved_relationship_becomes_active_step_by_step()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.BringToAsync("approved");

        JsonElement approved = await sandbox.ReadAsync(path);
        sandbox.Pass(GdapSandbox.Step - TimeSpan.FromTicks(1));
        Assert.Equal("approved", await sandbox.StatusAsync(path));
        sandbox.Pass(TimeSpan.FromTicks(1));
        Assert.Equal("activating", await sandbox.StatusAsync(path));
        sandbox.Pass(GdapSandbox.Step);
        JsonElement active = await sandbox.ReadAsync(path);

        Assert.Null(approved.Find("activatedDateTime"));
        Assert.Equal("active", active.Text("status"));
        Assert.Equal("2026-11-01T08:00:20.0000000Z", active.Text("activatedDateTime"));
        Assert.Equal("2026-11-02T08:00:20.0000000Z", active.Text("endDateTime"));
        Assert.Equal(active.Text("activatedDateTime"), active.Text("lastModifiedDateTime"));
        Assert.Equal(Start, active.Text("createdDateTime"));
        Assert.NotEqual(approved.Text("@odata.etag"), active.Text("@odata.etag"));
    }

    [Fact]
    public async Task Nobody_has_to_look_for_time_to_pass()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.BringToAsync("approved");

        sandbox.Pass(TimeSpan.FromDays(3));

        JsonElement expired = await sandbox.ReadAsync(path);
        Assert.Equal("expired", expired.Text("status"));
        Assert.Equal("2026-11-01T08:00:20.0000000Z", expired.Text("activatedDateTime"));
        Assert.Equal("2026-11-02T08:00:30.0000000Z", expired.Text("endDateTime"));
        Assert.Equal("2026-11-02T08:00:30.0000000Z", expired.Text("lastModifiedDateTime"));
    }

    [Fact]
    public async Task Past_its_end_a_relationship_is_expiring_and_then_expired()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.BringToAsync("active");

        sandbox.Pass(TimeSpan.FromDays(1) - TimeSpan.FromTicks(1));
        Assert.Equal("active", await sandbox.StatusAsync(path));
        sandbox.Pass(TimeSpan.FromTicks(1));
        Assert.Equal("expiring", await sandbox.StatusAsync(path));
        sandbox.Pass(GdapSandbox.Step);
        Assert.Equal("expired", await sandbox.StatusAsync(path));
    }

    [Theory]
    [InlineData(1, "2027-05-01T08:00:20.0000000Z")]
    [InlineData(400, "2028-04-25T08:00:20.0000000Z")]
    public async Task One_that_extends_itself_goes_on_for_180_days_at_a_time(int days, string end)
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.CreateAsync(extension: "P180D");
        await sandbox.AskAsync(path, "lockForApproval");
        Assert.True(sandbox.Client.Handler.Approve(path.Substring(GdapSandbox.Root.Length + 1)));

        sandbox.Pass(TimeSpan.FromDays(days) + GdapSandbox.Step + GdapSandbox.Step);

        JsonElement extended = await sandbox.ReadAsync(path);
        Assert.Equal("active", extended.Text("status"));
        Assert.Equal(end, extended.Text("endDateTime"));
    }

    [Theory]
    [InlineData(-1, "approvalPending")]
    [InlineData(0, "expired")]
    public async Task What_nobody_approves_expires_after_90_days(int secondsMore, string status)
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.BringToAsync("approvalPending");

        sandbox.Pass(TimeSpan.FromDays(90) + TimeSpan.FromSeconds(secondsMore));

        Assert.Equal(status, await sandbox.StatusAsync(path));
    }

    [Fact]
    public async Task What_is_not_locked_waits_for_ever()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.CreateAsync();

        sandbox.Pass(TimeSpan.FromDays(3000));

        Assert.Equal("created", await sandbox.StatusAsync(path));
    }

    [Fact]
    public async Task A_termination_goes_step_by_step()
    {
        using GdapSandbox sandbox = new();

        await sandbox.AskAsync(GdapSandbox.Stored, "terminate");

        Assert.Equal("terminationRequested", await sandbox.StatusAsync(GdapSandbox.Stored));
        sandbox.Pass(GdapSandbox.Step);
        Assert.Equal("terminating", await sandbox.StatusAsync(GdapSandbox.Stored));
        sandbox.Pass(GdapSandbox.Step);
        JsonElement terminated = await sandbox.ReadAsync(GdapSandbox.Stored);
        Assert.Equal("terminated", terminated.Text("status"));
        Assert.Equal("2026-11-01T08:00:20.0000000Z", terminated.Text("endDateTime"));
    }

    [Fact]
    public async Task Without_settle_time_everything_is_done_by_the_next_request()
    {
        using GdapSandbox sandbox = new(settleTime: TimeSpan.Zero);
        string path = await sandbox.CreateAsync();
        await sandbox.AskAsync(path, "lockForApproval");
        await sandbox.AskAsync(path, "approve", await sandbox.CustomerTokenAsync());

        Assert.Equal("active", await sandbox.StatusAsync(path));
        JsonElement assignment = await sandbox.DoAsync(
            HttpStatusCode.Created,
            "POST",
            path + "/accessAssignments",
            GdapSandbox.Assignment(SmallPartner.Outer, GdapSandbox.GlobalReader));
        Assert.Equal("active", await sandbox.StatusAsync($"{path}/accessAssignments/{assignment.Text("id")}"));
        await sandbox.AskAsync(path, "terminate");
        Assert.Equal("terminated", await sandbox.StatusAsync(path));
    }

    [Theory]
    [InlineData("active", "2020-01-01T00:00:00Z")]
    [InlineData("approvalPending", null)]
    [InlineData("approved", null)]
    [InlineData("activating", null)]
    [InlineData("expiring", "2020-01-01T00:00:00Z")]
    [InlineData("terminating", "2020-01-01T00:00:00Z")]
    public async Task What_is_stored_stays_as_stated_whatever_the_time(string status, string? end)
    {
        using GdapSandbox sandbox = new(editor => State(editor, status, end));
        string before = (await sandbox.ReadAsync(GdapSandbox.Stored)).GetRawText();

        await sandbox.CreateAsync();
        sandbox.Pass(TimeSpan.FromDays(2000));

        Assert.Equal(before, (await sandbox.ReadAsync(GdapSandbox.Stored)).GetRawText());
    }

    [Theory]
    [InlineData("2020-01-01T00:00:00Z", "active")]
    [InlineData("2026-12-01T00:00:00Z", "expired")]
    public async Task A_stored_one_that_is_changed_ends_unless_its_end_had_passed(string end, string status)
    {
        using GdapSandbox sandbox = new(editor => State(editor, "active", end));

        await sandbox.DoAsync(
            HttpStatusCode.OK, "PATCH", GdapSandbox.Stored, """{ "autoExtendDuration": "P0D" }""", "*");
        sandbox.Pass(TimeSpan.FromDays(100));

        Assert.Equal(status, await sandbox.StatusAsync(GdapSandbox.Stored));
    }

    private static void State(SnapshotEditor editor, string status, string? end)
    {
        JsonNode item = editor.Resources(SmallPartner.Partner)[GdapSandbox.Root]!["value"]![0]!;
        item["status"] = status;
        item["endDateTime"] = end;
    }
}
