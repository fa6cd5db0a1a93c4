using System;
using System.IO;
using System.Linq;
using GdapTools.Core.Relationships;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Relationships;

/// <summary>A user's own role profile.</summary>
public sealed class RoleProfileFileTests : IDisposable
{
    private const string GlobalReader = "f2ef992c-3afb-46b9-b7cf-a126ee74c451";

    private static readonly RoleCatalogue s_roles = RoleCatalogue.Load();

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Roles_are_names_ids_or_objects_and_count_once()
    {
        GdapRoleProfile profile = Read($$"""
            // Comments do no harm.
            {
              "Name": "Ours", "DESCRIPTION": "What we need.", "source": "https://partner.example/roles",
              "roles": ["global reader", "{{GlobalReader.ToUpperInvariant()}}", { "id": "4a5d8f65-41da-4de4-8968-e035b65339cf" }, { "RoleName": "Security Reader" }],
              "optionalRoles": [{ "RoleDefinitionId": "88d8e3e3-8f55-4a1e-953a-9b9898b8876b", "RoleName": "anything" }],
            }
            """);

        Assert.Equal(("Ours", "What we need.", "https://partner.example/roles"), (profile.Name, profile.Description, profile.Source!.AbsoluteUri));
        Assert.Equal(["Global Reader", "Reports Reader", "Security Reader"], profile.Roles.Select(role => role.RoleName));
        Assert.Equal(["Directory Readers"], profile.OptionalRoles.Select(role => role.RoleName));
        Assert.False(profile.IsDefault);
    }

    [Fact]
    public void Without_a_name_and_a_source_it_has_those_of_its_file()
    {
        GdapRoleProfile profile = Read("""{ "roles": ["Global Reader"] }""");

        Assert.Equal("ours", profile.Name);
        Assert.True(profile.Source!.IsFile);
        Assert.NotEmpty(profile.Description);
    }

    [Theory]
    [InlineData("\"Global Reader\"")]
    [InlineData("{ \"roleName\": \"Global Reader\" }")]
    public void A_list_of_one_may_have_lost_its_brackets(string role) => Assert.Equal(
        "Global Reader", Assert.Single(Read($"{{ \"roles\": {role} }}").Roles).RoleName);

    [Fact]
    public void An_id_newer_than_this_module_is_taken() => Assert.Equal(
        "aaaaaaaa-0000-0000-0000-000000000001",
        Assert.Single(Read("""{ "roles": ["AAAAAAAA-0000-0000-0000-000000000001"] }""").Roles).RoleName);

    [Theory]
    [InlineData("", "line 1 is no JSON")]
    [InlineData("{\n  \"roles\": [\n  oops", "line 3 is no JSON")]
    [InlineData("[]", "it holds no JSON object")]
    [InlineData("42", "it holds no JSON object")]
    [InlineData("{}", "its list 'roles' is missing or empty")]
    [InlineData("""{ "roles": null }""", "its list 'roles' is missing or empty")]
    [InlineData("""{ "roles": [] }""", "its list 'roles' is missing or empty")]
    [InlineData("""{ "roles": true }""", "its 'roles' is no list")]
    [InlineData("""{ "roles": ["Grand Vizier"] }""", "there is no built-in role 'Grand Vizier'")]
    [InlineData("""{ "roles": [{}] }""", "one of its roles has neither a name nor an id")]
    [InlineData("""{ "roles": [null] }""", "one of its roles has neither a name nor an id")]
    [InlineData("""{ "roles": [" "] }""", "one of its roles has neither a name nor an id")]
    [InlineData("""{ "roles": ["Global Reader"], "optionalRoles": 7 }""", "its 'optionalRoles' is no list")]
    [InlineData("""{ "roles": ["Global Reader"], "source": "nowhere" }""", "its source 'nowhere' is no address")]
    public void What_is_wrong_with_a_file_is_told(string json, string what)
    {
        GdapException failure = Assert.Throws<GdapException>(() => Read(json));

        Assert.Equal(("RoleProfileFileInvalid", GdapErrorKind.InvalidData), (failure.ErrorId, failure.Kind));
        Assert.EndsWith($"is no role profile: {what}.", failure.Message);
        Assert.Contains("Get-GdapRoleProfile", failure.RecommendedAction);
    }

    [Fact]
    public void A_file_that_is_not_there_or_cannot_be_read_is_an_error()
    {
        Assert.Equal("RoleProfileFileNotFound", Failure(Path.Combine(_folder.Path, "none.json")).ErrorId);
        Assert.Equal("RoleProfileFileNotFound", Failure(Path.Combine(_folder.Path, "none", "none.json")).ErrorId);
        Assert.Equal("RoleProfileFileUnreadable", Failure(_folder.Path).ErrorId);
    }

    [Fact]
    public void A_file_too_large_to_be_one_is_not_read()
    {
        string path = Path.Combine(_folder.Path, "large.json");
        File.WriteAllText(path, new string(' ', 1_000_001));

        Assert.EndsWith("it is larger than a megabyte.", Failure(path).Message);
    }

    private static GdapException Failure(string path) =>
        Assert.Throws<GdapException>(() => RoleProfileFile.Read(path, s_roles));

    private GdapRoleProfile Read(string json)
    {
        string path = Path.Combine(_folder.Path, "ours.json");
        File.WriteAllText(path, json);
        return RoleProfileFile.Read(path, s_roles);
    }
}
