using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Engine;
using Xunit;

namespace GdapTools.Sandbox.Tests;

public sealed class SnapshotReaderTests : IDisposable
{
    [Fact]
    public void An_empty_file_is_told_as_such()
    {
        GdapException failure = Assert.Throws<GdapException>(() => SnapshotEditor.Read(""));

        Assert.Equal("SnapshotInvalid", failure.ErrorId);
        Assert.Contains("the file is empty", failure.Message);
    }

    [Fact]
    public void A_folder_is_told_as_such()
    {
        GdapException failure = Assert.Throws<GdapException>(() => SnapshotReader.Read(Path.GetTempPath()));

        Assert.Equal("SnapshotUnreadable", failure.ErrorId);
        Assert.Contains("it is a folder", failure.Message);
    }

    private const string Tenant = "10000000-0000-4000-8000-000000000001";

    private readonly string _folder = Directory.CreateTempSubdirectory("gdap-snapshot-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Everything_stated_is_read()
    {
        Snapshot snapshot = SnapshotEditor.Read(SmallPartner.Json);

        Assert.Equal(new DateTimeOffset(2026, 11, 1, 8, 0, 0, TimeSpan.Zero), snapshot.CapturedAt);
        Assert.Equal(SmallPartner.Partner, snapshot.PartnerTenantId);
        Assert.Equal(SmallPartner.AnnName, snapshot.Account!.UserPrincipalName);
        Assert.Equal(SmallPartner.Client, snapshot.ClientId);
        Assert.Equal(2, snapshot.AccessTokenClaims!.Value.GetProperty("amr").GetArrayLength());
        Assert.True(snapshot.EnforceMfa);
        Assert.Equal(3, snapshot.Tenants.Count);
        Assert.Equal("invalid_grant", snapshot.Tenants[SmallPartner.Refusing].TokenError!.Value.Text("error"));
        Assert.Equal(SmallPartner.BobToken, Assert.Single(snapshot.SignIns).Credential);
    }

    [Fact]
    public void The_least_is_four_members()
    {
        Snapshot snapshot = Read(Least());

        Assert.Null(snapshot.Account);
        Assert.Null(snapshot.AccessTokenClaims);
        Assert.True(snapshot.EnforceMfa);
        Assert.Empty(snapshot.SignIns);
        Assert.Empty(snapshot.Responses);
    }

    [Theory]
    [InlineData("\"later\": [ { \"x\": 1 } ]")]
    [InlineData("\"account\": null, \"signIns\": null, \"responses\": null, \"accessToken\": null")]
    [InlineData("\"environment\": \"usgov\"")]
    public void Additional_and_null_members_are_tolerated(string members)
    {
        Assert.Equal(Tenant, Read(Least(members)).PartnerTenantId);
    }

    [Fact]
    public void Resource_keys_meet_in_any_case_and_encoding()
    {
        Snapshot snapshot = Read(Least(tenants:
            $$"""{ "{{Tenant}}": { "resources": { "/V1.0/users/a%23EXT%23%40b.example/": { "id": "1" } } } }"""));

        Assert.True(snapshot.Tenants[Tenant].Resources.ContainsKey("v1.0/Users/a#EXT#@b.example"));
    }

    [Fact]
    public void A_response_has_defaults_and_takes_numbers_as_header_values()
    {
        Snapshot snapshot = Read(Least(
            """
            "responses": [ { "path": "/v1.0/me?$select=id", "headers": { "Retry-After": 10 }, "times": 2 } ]
            """));

        SnapshotResponse response = Assert.Single(snapshot.Responses);
        Assert.Equal(("GET", "v1.0/me", 200, 2), (response.Method, response.Path, response.Status, response.Times));
        Assert.Equal("10", response.Headers["retry-after"]);
        Assert.Null(response.Body);
    }

    [Theory]
    [InlineData(false, "x.json")]
    [InlineData(true, "x.json")]
    [InlineData(true, "x.json.gz")]
    public void Content_tells_whether_it_is_zipped(bool zip, string name)
    {
        string path = Write(name, Encoding.UTF8.GetBytes(Least()), zip);

        Assert.Equal(Tenant, SnapshotReader.Read(path).PartnerTenantId);
    }

    [Fact]
    public void A_byte_order_mark_is_tolerated()
    {
        string path = Write("bom.json", [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(Least())]);

        Assert.Equal(Tenant, SnapshotReader.Read(path).PartnerTenantId);
    }

    [Theory]
    [InlineData("missing.json")]
    [InlineData("no/such/folder.json")]
    public void A_missing_file_is_not_found(string name)
    {
        GdapException failure = Assert.Throws<GdapException>(() => SnapshotReader.Read(Path.Combine(_folder, name)));

        Assert.Equal("SnapshotNotFound", failure.ErrorId);
        Assert.Equal(GdapErrorKind.NotFound, failure.Kind);
        Assert.NotEmpty(failure.RecommendedAction!);
    }

    [Fact]
    public void A_folder_is_unreadable()
    {
        Assert.Equal("SnapshotUnreadable", Assert.Throws<GdapException>(() => SnapshotReader.Read(_folder)).ErrorId);
    }

    [Fact]
    public void A_broken_archive_is_unreadable()
    {
        string path = Write("broken.gz", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);

        Assert.Equal("SnapshotUnreadable", Assert.Throws<GdapException>(() => SnapshotReader.Read(path)).ErrorId);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_too_large_is_unreadable_before_it_is_held(bool zip)
    {
        string path = Write("large", new byte[3 * 1024 * 1024], zip);
        using FileStream stream = File.OpenRead(path);

        GdapException failure = Assert.Throws<GdapException>(() => SnapshotReader.Read(stream, "large", 1024 * 1024));

        Assert.Equal("SnapshotUnreadable", failure.ErrorId);
        Assert.Contains("1 MB", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gdap-snapshot/2")]
    [InlineData("something else")]
    public void Another_format_is_unsupported(string format)
    {
        GdapException failure = Assert.Throws<GdapException>(() => Read(Least().Replace("gdap-snapshot/1", format)));

        Assert.Equal("SnapshotFormatUnsupported", failure.ErrorId);
        Assert.Contains(format, failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { (byte)'{', (byte)'\n', 0xC3, 0x28, (byte)'}' }, "UTF-8", 2)]
    [InlineData(new byte[] { 0xFF, 0xFE, (byte)'{', 0 }, "UTF-16", 1)]
    public void Another_encoding_is_invalid(byte[] content, string word, int line)
    {
        string path = Write("encoding.json", content);

        GdapException failure = Assert.Throws<GdapException>(() => SnapshotReader.Read(path));

        Assert.Equal("SnapshotInvalid", failure.ErrorId);
        Assert.Contains(word, failure.Message, StringComparison.Ordinal);
        Assert.Contains($"line {line}", failure.Message, StringComparison.Ordinal);
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

    private string Write(string name, byte[] content, bool zip = false)
    {
        string path = Path.Combine(_folder, name);
        using FileStream file = File.Create(path);
        if (zip)
        {
            using GZipStream zipped = new(file, CompressionLevel.Optimal);
            zipped.Write(content);
        }
        else
        {
            file.Write(content);
        }

        return path;
    }
}
