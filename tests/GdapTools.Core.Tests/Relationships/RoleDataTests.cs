using System.IO;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Relationships;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Relationships;

/// <summary>Roles and role profiles as they come with the module.</summary>
public sealed class RoleDataTests
{
    private static readonly RoleCatalogue s_roles = RoleCatalogue.Load();
    private static readonly RoleProfileCatalogue s_profiles = RoleProfileCatalogue.Load(s_roles);

    [Theory]
    [InlineData("62e90394-69f5-4237-9190-012177145e10", "Global Administrator", true)]
    [InlineData("F2EF992C-3AFB-46B9-B7CF-A126EE74C451", "Global Reader", true)]
    [InlineData("8329153b-31d0-4727-b945-745eb3bc5f31", "Domain Name Administrator", true)]
    [InlineData("4a5d8f65-41da-4de4-8968-e035b65339cf", "Reports Reader", false)]
    public void A_role_is_found_by_id_and_by_name(string id, string name, bool isPrivileged)
    {
        GdapRole role = s_roles.Get(id);

        Assert.Equal((name, isPrivileged), (role.RoleName, role.IsPrivileged));
        Assert.Same(role, Assert.Single(s_roles.Find(name.ToUpperInvariant())));
    }

    [Fact]
    public void A_role_nobody_knows_keeps_its_id() => Assert.Equal("nobody", s_roles.Get("nobody").RoleName);

    [Theory]
    [InlineData("LiongardParent", 7)]
    [InlineData("LiongardChild", 3)]
    [InlineData("CIPP", 12)]
    [InlineData("Rewst", 12)]
    [InlineData("ReadOnlyAudit", 3)]
    public void Each_profile_names_roles_that_exist_and_its_source(string name, int count)
    {
        GdapRoleProfile profile = s_profiles.Get(name);

        Assert.Equal(count, profile.Roles.Count);
        Assert.All(profile.Roles.Concat(profile.OptionalRoles), role => Assert.NotEqual(role.RoleDefinitionId, role.RoleName));
        Assert.NotNull(profile.Source);
    }

    [Theory]
    [InlineData("Collaboration", 28)]
    [InlineData("Devices", 6)]
    [InlineData("Global", 2)]
    [InlineData("Identity", 16)]
    [InlineData("Other", 5)]
    [InlineData("Read-only", 7)]
    [InlineData("Security & Compliance", 9)]
    public void The_categories_are_those_of_the_list_they_come_from(string category, int count) =>
        Assert.Equal(count, s_roles.All.Count(role => role.Category == category));

    [Fact]
    public void The_catalogue_holds_the_roles_of_the_contract_with_their_flags()
    {
        using FileStream stream = File.OpenRead(Path.Combine(Repository.Root, "tests", "graph-contract", "directory-roles.json"));
        using JsonDocument contract = JsonDocument.Parse(stream);
        (string, bool)[] wanted = [.. contract.RootElement.GetProperty("roles").EnumerateArray().Select(
            role => (role.GetProperty("templateId").GetString()!, role.GetProperty("isPrivileged").GetBoolean()))];

        Assert.Equal(wanted.Order(), s_roles.All.Select(role => (role.RoleDefinitionId, role.IsPrivileged)).Order());
        Assert.All(s_roles.All, role => Assert.NotEmpty(role.Category));
    }

    [Fact]
    public void One_profile_is_the_default() => Assert.Equal("LiongardParent", Assert.Single(s_profiles.All, item => item.IsDefault).Name);

    [Fact]
    public void An_unknown_profile_is_an_error_that_lists_the_others()
    {
        GdapException failure = Assert.Throws<GdapException>(() => s_profiles.Get("Nobody"));

        Assert.Equal("RoleProfileNotFound", failure.ErrorId);
        Assert.Contains("CIPP", failure.RecommendedAction);
    }
}
