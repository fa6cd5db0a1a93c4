using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading.Tasks;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

public sealed class ConcurrencyTests
{
    private const int Count = 32;

    [Fact]
    public async Task Of_changes_with_the_same_ETag_exactly_one_is_made()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.CreateAsync();
        string etag = await sandbox.ETagAsync(path);

        HttpStatusCode[] answers = await AllAsync(number => sandbox.SendAsync(
            "PATCH", path, $$"""{ "displayName": "Name {{number}}" }""", etag));

        Assert.Single(answers, HttpStatusCode.OK);
        Assert.Equal(Count - 1, answers.Count(status => status == HttpStatusCode.PreconditionFailed));
    }

    [Fact]
    public async Task Of_operations_asked_for_with_the_same_ETag_exactly_one_starts()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.BringToAsync(
            "active", "New", GdapSandbox.GlobalAdministrator, GdapSandbox.GlobalReader);
        string etag = await sandbox.ETagAsync(path);

        HttpStatusCode[] answers = await AllAsync(_ => sandbox.SendAsync(
            "PATCH", path, $"{{ {GdapSandbox.Roles(GdapSandbox.GlobalReader)} }}", etag));

        Assert.Single(answers, HttpStatusCode.Accepted);
        Assert.Equal(Count - 1, answers.Count(status => status == HttpStatusCode.PreconditionFailed));
        Assert.Single(await sandbox.IdsAsync(path + "/operations"));
    }

    [Fact]
    public async Task Of_relationships_with_the_same_name_exactly_one_is_created()
    {
        using GdapSandbox sandbox = new();

        HttpStatusCode[] answers = await AllAsync(_ => sandbox.SendAsync(
            "POST", GdapSandbox.Root, GdapSandbox.Body(roles: GdapSandbox.GlobalReader)));

        Assert.Single(answers, HttpStatusCode.Created);
        Assert.Equal(Count - 1, answers.Count(status => status == HttpStatusCode.Conflict));
        Assert.Equal(2, (await sandbox.IdsAsync(GdapSandbox.Root)).Length);
    }

    [Fact]
    public async Task Of_approvals_exactly_one_counts()
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.BringToAsync("approvalPending");
        string token = await sandbox.CustomerTokenAsync();

        HttpStatusCode[] answers = await AllAsync(_ => sandbox.RequestAsync(path, "approve", token));

        Assert.Single(answers, HttpStatusCode.Created);
        Assert.Equal(2, (await sandbox.IdsAsync(path + "/requests")).Length);
    }

    [Fact]
    public async Task Reads_and_writes_of_many_go_together()
    {
        using GdapSandbox sandbox = new();

        HttpStatusCode[] answers = await AllAsync(async number =>
        {
            string path = await sandbox.CreateAsync($"Name {number}");
            await sandbox.IdsAsync(GdapSandbox.Root + "?$filter=status eq 'created'");
            await sandbox.AskAsync(path, "lockForApproval");
            return await sandbox.SendAsync("GET", path + "/requests");
        });

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.OK, status));
        Assert.Equal(Count, (await sandbox.IdsAsync(GdapSandbox.Root + "?$filter=status eq 'approvalPending'")).Length);
        Assert.Equal(Count + 1, (await sandbox.IdsAsync(GdapSandbox.Root)).Distinct().Count());
    }

    private static async Task<HttpStatusCode[]> AllAsync(Func<int, Task<HttpResponseMessage>> send)
    {
        IEnumerable<Task<HttpStatusCode>> all = Enumerable.Range(0, Count).Select(number => Task.Run(async () =>
        {
            using HttpResponseMessage response = await send(number);
            return response.StatusCode;
        }));
        return await Task.WhenAll(all);
    }
}
