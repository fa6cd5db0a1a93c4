using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

/// <summary>Writes lie over the stored resources, which stay as they are.</summary>
public sealed class ResourceOverlayTests
{
    private const string Users = "v1.0/users";
    private const string Groups = "v1.0/groups";
    private const string MembersOfInner = Groups + "/" + SmallPartner.Inner + "/members";
    private const string GroupsOfBob = Users + "/" + SmallPartner.Bob + "/transitiveMemberOf";

    private static readonly Snapshot s_snapshot = SnapshotEditor.Read(SmallPartner.Json);

    private readonly ResourceTree _tree = new(s_snapshot.Tenants[SmallPartner.Partner].Resources, SmallPartner.Ann);

    [Fact]
    public void What_is_put_in_is_listed_and_found_and_the_snapshot_keeps_what_it_has()
    {
        Resource before = _tree.Find(Users, null)!;

        Open(Users).Put(Json("""{ "id": "new", "userPrincipalName": "new@partner.example" }"""));
        Open(Users).Put(Json($$"""{ "id": "{{SmallPartner.Bob}}", "userPrincipalName": "robert@partner.example" }"""));

        Assert.Equal(["ann", "robert", "new"], Names(_tree.Find(Users, null)!));
        Assert.Equal("new", _tree.Find(Users + "/NEW", null)!.Element.Text("id"));
        Assert.Equal("new", _tree.Find(Users + "/new@partner.example", null)!.Element.Text("id"));
        Assert.Equal(["ann", "bob"], Names(before));
        Assert.Equal(2, s_snapshot.Tenants[SmallPartner.Partner].Resources[Users].Items("value").Count());
    }

    [Fact]
    public void What_is_removed_is_gone_with_all_that_hangs_from_it_until_it_is_put_back()
    {
        JsonElement inner = _tree.Find($"{Groups}/{SmallPartner.Inner}", null)!.Element;

        Open(Groups).Remove(SmallPartner.Inner);

        Assert.Null(_tree.Find($"{Groups}/{SmallPartner.Inner}", null));
        Assert.Null(_tree.Find(MembersOfInner, null));
        Assert.Equal(2, _tree.Find(Groups, null)!.Items!.Count);
        Open(Groups).Put(inner);
        Assert.NotNull(_tree.Find(MembersOfInner, null));
        Assert.Equal(3, _tree.Find(Groups, null)!.Items!.Count);
    }

    [Fact]
    public void Derived_memberships_follow_a_change()
    {
        int version = _tree.DirectoryVersion;
        Assert.DoesNotContain(SmallPartner.Inner, Ids(_tree.Find(GroupsOfBob, null)!));

        Open(MembersOfInner).Put(Json($$"""{ "id": "{{SmallPartner.Bob}}" }"""));

        Assert.Contains(SmallPartner.Inner, Ids(_tree.Find(GroupsOfBob, null)!));
        Assert.Contains(SmallPartner.Outer, Ids(_tree.Find(GroupsOfBob, null)!));
        Assert.NotEqual(version, _tree.DirectoryVersion);
    }

    [Fact]
    public void A_collection_that_is_not_stored_begins_empty()
    {
        Assert.Null(_tree.Find("v1.0/applications", null));

        Open("v1.0/applications").Put(Json("""{ "id": "one" }"""));

        Assert.Equal(["one"], Ids(_tree.Find("V1.0/Applications", null)!));
        Assert.Contains("v1.0/applications", _tree.Paths);
    }

    [Fact]
    public void What_is_stored_of_an_item_by_itself_is_changed_with_it()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Resources(SmallPartner.Partner)[$"{Users}/{SmallPartner.Bob}"] =
            new JsonObject { ["id"] = SmallPartner.Bob, ["displayName"] = "Bob" };
        ResourceTree tree = new(editor.Read().Tenants[SmallPartner.Partner].Resources, null);

        LiveCollection users = tree.Open(Users, item => item);
        string? first = tree.Find($"{Users}/{SmallPartner.Bob}", null)!.Element.Text("displayName");
        users.Put(Json($$"""{ "id": "{{SmallPartner.Bob}}", "displayName": "Robert" }"""));

        Assert.Equal("Bob", first);
        Assert.Equal("Robert", tree.Find($"{Users}/{SmallPartner.Bob}", null)!.Element.Text("displayName"));
    }

    private LiveCollection Open(string path) => _tree.Open(path, item => item);

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static IEnumerable<string?> Ids(Resource resource) => resource.Items!.Select(item => item.Text("id"));

    private static IEnumerable<string> Names(Resource resource) =>
        resource.Items!.Select(item => item.Text("userPrincipalName")!.Split('@')[0]);
}
