using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships.Writing;
using Xunit;

namespace GdapTools.Sandbox.Tests.Writing;

/// <summary>Which group is meant.</summary>
public sealed class GroupTests
{
    [Fact]
    public async Task A_name_that_several_have_is_an_error_with_the_candidates()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor => Group(editor, 1)["displayName"] = "Inner");

        GdapException? failure = await WriteBench.FailureAsync(() => FindAsync(bench, "inner"));

        Assert.Equal("GroupAmbiguous", failure?.ErrorId);
        Assert.Contains(SmallPartner.Inner, failure!.Message);
        Assert.Contains(SmallPartner.Outer, failure.Message);
    }

    [Theory]
    [InlineData("Inner")]
    [InlineData(SmallPartner.Inner)]
    public async Task A_group_that_is_no_security_group_is_refused(string word)
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor => Group(editor, 0)["securityEnabled"] = false);

        GdapException? failure = await WriteBench.FailureAsync(() => FindAsync(bench, word));

        Assert.Equal("GroupNotSecurityEnabled", failure?.ErrorId);
    }

    [Fact]
    public async Task An_id_does_where_groups_may_not_be_read_and_a_name_does_not()
    {
        using WriteBench bench = await WriteBench.OpenAsync(editor => editor.Root["responses"] = new JsonArray(
            Refusal($"v1.0/groups/{SmallPartner.Inner}"), Refusal("v1.0/groups")));

        Assert.Equal(new GroupIdentity(SmallPartner.Inner, Name: null), await FindAsync(bench, SmallPartner.Inner));
        Assert.Equal("Forbidden", (await WriteBench.FailureAsync(() => FindAsync(bench, "Inner")))?.ErrorId);
    }

    [Fact]
    public async Task A_group_is_asked_for_once()
    {
        using WriteBench bench = await WriteBench.OpenAsync();
        using GroupResolver groups = new(bench.Session.Graph, bench.Session.TenantId);
        bench.Carrier.Forget();

        GroupIdentity[] found = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => groups.ResolveAsync("Inner", CancellationToken.None)));

        Assert.All(found, group => Assert.Equal(SmallPartner.Inner, group.Id));
        Assert.Equal(1, bench.Carrier.Count);
    }

    private static async Task<GroupIdentity> FindAsync(WriteBench bench, string word)
    {
        using GroupResolver groups = new(bench.Session.Graph, bench.Session.TenantId);
        return await groups.ResolveAsync(word, CancellationToken.None);
    }

    private static JsonNode Group(SnapshotEditor editor, int index) =>
        editor.Resources(SmallPartner.Partner)["v1.0/groups"]!["value"]![index]!;

    private static JsonObject Refusal(string path) => new()
    {
        ["tenant"] = SmallPartner.Partner,
        ["method"] = "GET",
        ["path"] = path,
        ["status"] = 403,
        ["body"] = JsonNode.Parse("""{ "error": { "code": "Authorization_RequestDenied", "message": "Insufficient privileges." } }"""),
    };
}
