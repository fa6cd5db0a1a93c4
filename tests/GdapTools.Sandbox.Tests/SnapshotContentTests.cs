using System;
using GdapTools.Core.Snapshots;
using Xunit;

namespace GdapTools.Sandbox.Tests;

/// <summary>What a snapshot may not hold, and where the message says it is.</summary>
public sealed class SnapshotContentTests
{
    private const string Tenant = "10000000-0000-4000-8000-000000000001";

    [Theory]
    [InlineData("", "$", 1)]
    [InlineData("{", "$", 1)]
    [InlineData("[]", "$", 1)]
    [InlineData("{\n  // remark\n}", "$", 2)]
    [InlineData("{\n  \"a\": 1,\n}", "$", 3)]
    [InlineData("{\n  \"a\": 1\n}\n{}", "$", 4)]
    [InlineData("{\n  \"a\": { \"b\": [ 0, { \"c\": 1,\n \"c\": 2 } ] } }", "$.a.b[1].c", 3)]
    [InlineData("{\n  \"a\": \"\\ud800\" }", "$.a", 2)]
    public void What_is_no_strict_json_is_invalid(string json, string path, int line)
    {
        GdapException failure = Assert.Throws<GdapException>(() => Read(json));

        Assert.Equal("SnapshotInvalid", failure.ErrorId);
        Assert.Contains($"at {path}, line {line}:", failure.Message, StringComparison.Ordinal);
        Assert.NotEmpty(failure.RecommendedAction!);
    }

    [Theory]
    [InlineData("\"account\": \"ann\"", "$.account")]
    [InlineData("\"account\": { \"tenantId\": \"home\" }", "$.account.tenantId")]
    [InlineData("\"environment\": \"Mars\"", "$.environment")]
    [InlineData("\"environment\": \"1\"", "$.environment")]
    [InlineData("\"clientId\": 7", "$.clientId")]
    [InlineData("\"accessToken\": { \"claims\": [] }", "$.accessToken.claims")]
    [InlineData("\"enforceMfa\": \"yes\"", "$.enforceMfa")]
    [InlineData("\"signIns\": {}", "$.signIns")]
    [InlineData("\"signIns\": [ {} ]", "$.signIns[0]")]
    [InlineData("\"signIns\": [ { \"grant\": \"password\" } ]", "$.signIns[0].grant")]
    [InlineData("\"signIns\": [ { \"grant\": \"refresh_token\", \"claims\": \"x\" } ]", "$.signIns[0].claims")]
    [InlineData("\"responses\": [ 1 ]", "$.responses[0]")]
    [InlineData("\"responses\": [ { \"status\": 200 } ]", "$.responses[0]")]
    [InlineData("\"responses\": [ { \"path\": \"a\", \"status\": 20 } ]", "$.responses[0].status")]
    [InlineData("\"responses\": [ { \"path\": \"a\", \"times\": 1.5 } ]", "$.responses[0].times")]
    [InlineData(
        "\"responses\": [ { \"path\": \"a\", \"headers\": { \"A-B\": [] } } ]", "$.responses[0].headers['A-B']")]
    [InlineData("\"responses\": [ { \"path\": \"a\", \"tenant\": \"b\" } ]", "$.responses[0].tenant")]
    public void Wrong_types_and_missing_members_are_invalid(string members, string path)
    {
        GdapException failure = Assert.Throws<GdapException>(() => Read(Least(members)));

        Assert.Equal("SnapshotInvalid", failure.ErrorId);
        Assert.Contains($"at {path}, line 6:", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format")]
    [InlineData("capturedAt")]
    [InlineData("partnerTenantId")]
    [InlineData("tenants")]
    public void Required_members_are_named(string member)
    {
        SnapshotEditor editor = SnapshotEditor.Of(Least());
        editor.Root.Remove(member);

        GdapException failure = Assert.Throws<GdapException>(editor.Read);

        Assert.Equal("SnapshotInvalid", failure.ErrorId);
        Assert.Contains($"'{member}'", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("capturedAt", "\"yesterday\"")]
    [InlineData("capturedAt", "7")]
    [InlineData("partnerTenantId", "\"partner\"")]
    [InlineData("tenants", "[]")]
    [InlineData("tenants", "{ \"partner\": {} }")]
    [InlineData("tenants", "{ \"10000000-0000-4000-8000-000000000001\": [] }")]
    [InlineData("tenants", "{ \"10000000-0000-4000-8000-000000000001\": { \"resources\": { \"v1.0/me\": 1 } } }")]
    [InlineData("tenants", "{ \"10000000-0000-4000-8000-000000000001\": { \"tokenError\": \"x\" } }")]
    [InlineData(
        "tenants",
        "{ \"10000000-0000-4000-8000-00000000000a\": {}, \"10000000-0000-4000-8000-00000000000A\": {} }")]
    [InlineData(
        "tenants",
        "{ \"10000000-0000-4000-8000-000000000001\": { \"resources\": { \"v1.0/me\": {}, \"/V1.0/m%65\": {} } } }")]
    public void Wrong_values_of_required_members_are_invalid(string member, string value)
    {
        SnapshotEditor editor = SnapshotEditor.Of(Least());
        editor.Root[member] = System.Text.Json.Nodes.JsonNode.Parse(value);

        GdapException failure = Assert.Throws<GdapException>(editor.Read);

        Assert.Equal("SnapshotInvalid", failure.ErrorId);
        Assert.Contains("$." + member, failure.Message, StringComparison.Ordinal);
    }

    private static Snapshot Read(string json) => SnapshotEditor.Read(json);

    private static string Least(string members = "\"later\": 1", string tenants = "{}") => $$"""
        {
          "format": "gdap-snapshot/1",
          "capturedAt": "2026-11-01T08:00:00Z",
          "partnerTenantId": "{{Tenant}}",
          "tenants": {{tenants}},
          {{members}}
        }
        """;
}
