using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

public sealed class EndToEndTests
{
    [Fact]
    public async Task A_relationship_lives_from_creation_to_termination()
    {
        using GdapSandbox sandbox = new();
        JsonElement created = await sandbox.DoAsync(
            HttpStatusCode.Created,
            "POST",
            GdapSandbox.Root,
            GdapSandbox.Body("Whole life", "P730D", "P180D", GdapSandbox.GlobalReader, GdapSandbox.UserAdministrator));
        string path = $"{GdapSandbox.Root}/{created.Text("id")}";

        await sandbox.AskAsync(path, "lockForApproval");
        Assert.Equal("approvalPending", await sandbox.StatusAsync(path));
        await sandbox.AskAsync(path, "approve", await sandbox.CustomerTokenAsync());
        sandbox.Pass(GdapSandbox.Step + GdapSandbox.Step);
        Assert.Equal("active", await sandbox.StatusAsync(path));

        JsonElement assigned = await sandbox.DoAsync(
            HttpStatusCode.Created,
            "POST",
            path + "/accessAssignments",
            GdapSandbox.Assignment(SmallPartner.Inner, GdapSandbox.GlobalReader));
        string assignment = $"{path}/accessAssignments/{assigned.Text("id")}";
        sandbox.Pass(GdapSandbox.Step);
        Assert.Equal("active", await sandbox.StatusAsync(assignment));

        await UpdateAsync(sandbox, assignment);
        await sandbox.DoAsync(
            HttpStatusCode.OK, "PATCH", path, """{ "autoExtendDuration": "PT0S" }""", await sandbox.ETagAsync(path));
        await sandbox.DoAsync(
            HttpStatusCode.NoContent, "DELETE", assignment, ifMatch: await sandbox.ETagAsync(assignment));
        sandbox.Pass(GdapSandbox.Step);
        Assert.Empty(await sandbox.IdsAsync(path + "/accessAssignments"));

        await sandbox.AskAsync(path, "terminate");
        sandbox.Pass(GdapSandbox.Step + GdapSandbox.Step);

        Assert.Equal("terminated", await sandbox.StatusAsync(path));
        IEnumerable<JsonElement> requests = (await sandbox.ReadAsync(path + "/requests")).Items("value");
        Assert.All(requests, request => Assert.Equal("succeeded", request.Text("status")));
        Assert.Single(await sandbox.IdsAsync(GdapSandbox.Root + "?$filter=status eq 'active'"));
    }

    [Fact]
    public async Task The_sample_lets_its_own_account_write()
    {
        using SandboxClient client = new(SampleSnapshot.Load());
        string token = await client.TokenAsync(tenant: "common");
        JsonElement list = await client.ReadGraphAsync(GdapSandbox.Root + "?$filter=status eq 'active'", token);
        JsonElement item = list.Items("value").First(one => one.Text("autoExtendDuration") == "P180D");

        using HttpResponseMessage response = await client.SendAsync(
            HttpMethod.Patch,
            $"{SandboxClient.Graph}/{GdapSandbox.Root}/{item.Text("id")}",
            token,
            """{ "autoExtendDuration": "PT0S" }""",
            ("If-Match", item.Text("@odata.etag")!));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task UpdateAsync(GdapSandbox sandbox, string assignment)
    {
        using HttpResponseMessage response = await sandbox.SendAsync(
            "PATCH",
            assignment,
            $"{{ {GdapSandbox.Roles(GdapSandbox.GlobalReader, GdapSandbox.UserAdministrator)} }}",
            await sandbox.ETagAsync(assignment));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        sandbox.Pass(response.Headers.RetryAfter!.Delta ?? TimeSpan.Zero);

        string operation = response.Headers.Location!.AbsolutePath.TrimStart('/');
        Assert.Equal("succeeded", await sandbox.StatusAsync(operation));
        Assert.Equal(
            2, (await sandbox.ReadAsync(assignment)).GetProperty("accessDetails").Items("unifiedRoles").Count());
    }
}
