using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests.Lifecycle;

/// <summary>Everything that can be tried on a relationship, in every state it can be in.</summary>
public sealed class StateMachineTests
{
    private static readonly string[] s_moves =
    [
        "partner lockForApproval", "partner approve", "partner reject", "partner terminate",
        "customer lockForApproval", "customer approve", "customer reject", "customer terminate",
        "delete", "rename", "extend", "assign",
    ];

    /// <summary>The moves that are allowed, with the status of the answer and what they lead to.</summary>
    private static readonly Dictionary<(string Status, string Move), (int Answer, string? Next)> s_legal = new()
    {
        [("created", "partner lockForApproval")] = (201, "approvalPending"),
        [("created", "delete")] = (204, null),
        [("created", "rename")] = (200, "created"),
        [("created", "extend")] = (200, "created"),
        [("approvalPending", "customer approve")] = (201, "approved"),
        [("approvalPending", "customer reject")] = (201, "terminated"),
        [("active", "partner terminate")] = (201, "terminationRequested"),
        [("active", "customer terminate")] = (201, "terminationRequested"),
        [("active", "extend")] = (200, "active"),
        [("active", "assign")] = (201, "active"),
    };

    public static TheoryData<string, string, int, string?> Moves
    {
        get
        {
            TheoryData<string, string, int, string?> data = [];
            foreach (string status in GdapSandbox.Statuses)
            {
                foreach (string move in s_moves)
                {
                    bool isLegal = s_legal.TryGetValue((status, move), out (int Answer, string? Next) legal);
                    bool isTheirs = move is not ("partner approve" or "partner reject" or "customer lockForApproval");
                    int answer = isLegal ? legal.Answer : isTheirs ? 400 : 403;
                    data.Add(status, move, answer, isLegal ? legal.Next : status);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Moves))]
    public async Task A_move_is_made_or_refused(string status, string move, int answer, string? next)
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.BringToAsync(status);
        string before = (await sandbox.ReadAsync(path)).GetRawText();

        using HttpResponseMessage response = await MoveAsync(sandbox, path, move);

        Assert.Equal(answer, (int)response.StatusCode);
        JsonElement after = await sandbox.ReadAsync(path);
        Assert.Equal(next, after.Text("status"));
        if (answer >= 400)
        {
            JsonElement error = (await SandboxClient.ReadAsync(response)).GetProperty("error");
            Assert.Equal(answer == 403 ? "forbidden" : "badRequest", error.Text("code"));
            Assert.NotEmpty(error.Text("message")!);
            Assert.Equal(before, after.GetRawText());
            Assert.Empty((await sandbox.IdsAsync(path + "/accessAssignments")));
        }
    }

    [Theory]
    [InlineData("partner")]
    [InlineData("customer")]
    public async Task An_action_nobody_knows_is_refused(string who)
    {
        using GdapSandbox sandbox = new();
        string path = await sandbox.BringToAsync("approvalPending");

        foreach (string action in (string[])["", "Approve", "unknownFutureValue", "cancel"])
        {
            using HttpResponseMessage response = await MoveAsync(sandbox, path, $"{who} {action}");
            Assert.Equal(400, (int)response.StatusCode);
        }

        Assert.Equal("approvalPending", await sandbox.StatusAsync(path));
        Assert.Single(await sandbox.IdsAsync(path + "/requests"));
    }

    private static async Task<HttpResponseMessage> MoveAsync(GdapSandbox sandbox, string path, string move)
    {
        string etag = await sandbox.ETagAsync(path);
        string[] words = move.Split(' ');
        return move switch
        {
            "delete" => await sandbox.SendAsync("DELETE", path, ifMatch: etag),
            "rename" => await sandbox.SendAsync("PATCH", path, """{ "displayName": "Other" }""", etag),
            "extend" => await sandbox.SendAsync("PATCH", path, """{ "autoExtendDuration": "P180D" }""", etag),
            "assign" => await sandbox.SendAsync(
                "POST",
                path + "/accessAssignments",
                GdapSandbox.Assignment(SmallPartner.Outer, GdapSandbox.GlobalReader)),
            _ => await sandbox.RequestAsync(
                path, words[1], words[0] == "customer" ? await sandbox.CustomerTokenAsync() : null),
        };
    }
}
