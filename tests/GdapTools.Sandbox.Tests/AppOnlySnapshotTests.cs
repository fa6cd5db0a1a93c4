using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Session;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class AppOnlySnapshotTests
{
    [Fact]
    public async Task A_snapshot_taken_by_an_application_opens_as_one()
    {
        SnapshotEditor editor = SnapshotEditor.Of(SmallPartner.Json);
        editor.Root.Remove("account");
        editor.Root.Remove("signIns");
        editor.Root["accessToken"] = JsonNode.Parse(
            """{ "claims": { "idtyp": "app", "oid": "sp", "roles": [ "Directory.Read.All" ], "ver": "1.0" } }""");

        using GdapSession session = await SessionFactory.ConnectAsync(
            SnapshotConnection.Read(editor.Read(), "test", loginHint: null), CancellationToken.None);

        Assert.Equal(SessionKind.AppOnly, session.Kind);
        Assert.Equal(["Directory.Read.All"], session.Context!.Scopes);
    }
}
