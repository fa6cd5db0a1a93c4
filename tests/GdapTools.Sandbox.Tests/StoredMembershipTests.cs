using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Session;
using Xunit;

namespace GdapTools.Sandbox.Tests;

/// <summary>The other forms in which a snapshot may tell who is in what.</summary>
public sealed class StoredMembershipTests
{
    private const string Group = "50000000-0000-4000-8000-0000000000aa";

    [Theory]
    [InlineData("v1.0/me/transitiveMemberOf")]
    [InlineData("v1.0/users/" + SmallPartner.Ann + "/transitiveMemberOf")]
    public async Task What_is_stored_of_me_is_stored_of_the_account(string path)
    {
        using SandboxClient client = new(Edited("v1.0/me/transitiveMemberOf", Group).Read());

        string answer = (await client.ReadGraphAsync(path)).GetRawText();

        Assert.Contains(Group, answer);
        Assert.DoesNotContain(SmallPartner.Inner, answer);
    }

    [Fact]
    public async Task What_is_stored_of_me_is_not_told_of_another_account()
    {
        using SandboxClient client = new(Edited("v1.0/me/transitiveMemberOf", Group).Read());

        using System.Net.Http.HttpResponseMessage response = await client.GetAsync(
            $"{SandboxClient.Graph}/v1.0/me/transitiveMemberOf", await client.TokenAsync(SmallPartner.BobToken));
        string answer = (await SandboxClient.ReadAsync(response)).GetRawText();

        Assert.Contains(SmallPartner.Agents, answer);
        Assert.DoesNotContain(Group, answer);
    }

    [Fact]
    public async Task Stored_transitive_members_tell_the_groups_of_each()
    {
        using SandboxClient client = new(Edited($"v1.0/groups/{Group}/transitiveMembers", SmallPartner.Ann).Read());

        string transitive = (await client.ReadGraphAsync("v1.0/me/transitiveMemberOf")).GetRawText();
        string direct = (await client.ReadGraphAsync("v1.0/me/memberOf")).GetRawText();

        Assert.Contains(Group, transitive);
        Assert.Contains(SmallPartner.Outer, transitive);
        Assert.DoesNotContain(Group, direct);
    }

    [Fact]
    public async Task The_token_of_an_application_names_no_account()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root["accessToken"] = JsonNode.Parse("""{ "claims": { "idtyp": "app", "roles": [ "Directory.Read.All" ] } }""");

        using GdapSession session = await SessionFactory.ConnectAsync(
            SnapshotConnection.Read(editor.Read(), "test", loginHint: null), CancellationToken.None);

        Assert.Equal((SessionKind.AppOnly, null), (session.Kind, session.Context.UserPrincipalName));
    }

    private static SnapshotEditor Edited(string path, string id)
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Resources(SmallPartner.Partner)[path] = new JsonObject
        {
            ["value"] = new JsonArray(new JsonObject { ["id"] = id }),
        };
        return editor;
    }
}
