using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Session;

/// <summary>The permissions a session is held against are those that the module's requests need.</summary>
public sealed class PermissionCatalogueTests
{
    [Fact]
    public void Nothing_granted_is_everything_missing()
    {
        IReadOnlyList<GdapPermission> permissions = PermissionCatalogue.Compare(["User.Read"]);

        Assert.All(permissions, permission => Assert.False(permission.IsGranted));
        Assert.All(permissions, permission => Assert.NotEmpty(permission.Disables));
        Assert.All(permissions, permission => Assert.Equal("learn.microsoft.com", permission.DocumentationUri!.Host));
    }

    [Theory]
    [InlineData("Policy.Read.All", "Policy.Read.All", "Policy.Read.All")]
    [InlineData("policy.read.all", "Policy.Read.All", "Policy.Read.All")]
    [InlineData("DelegatedAdminRelationship.ReadWrite.All", "DelegatedAdminRelationship.Read.All", "DelegatedAdminRelationship.ReadWrite.All")]
    [InlineData("Directory.Read.All", "GroupMember.Read.All", "Directory.Read.All")]
    [InlineData("Directory.Read.All", "User.Read.All", "Directory.Read.All")]
    public void A_wider_permission_includes_a_narrower_one(string granted, string needed, string grantedBy)
    {
        GdapPermission permission = Assert.Single(PermissionCatalogue.Compare([granted]), item => item.Name == needed);

        Assert.Equal((true, grantedBy), (permission.IsGranted, permission.GrantedBy));
    }

    [Theory]
    [InlineData("Directory.Read.All", "Policy.Read.All")]
    [InlineData("GroupMember.Read.All", "Directory.Read.All")]
    [InlineData("Policy.Read.ConditionalAccess", "Policy.Read.All")]
    public void A_narrower_permission_includes_no_wider_one(string granted, string needed) =>
        Assert.False(Assert.Single(PermissionCatalogue.Compare([granted]), item => item.Name == needed).IsGranted);

    [Fact]
    public void What_the_token_does_not_tell_is_not_known() =>
        Assert.All(PermissionCatalogue.Compare(granted: null), permission => Assert.Null(permission.IsGranted));

    [Fact]
    public void Every_permission_of_a_request_or_a_check_is_in_it()
    {
        HashSet<string> known = [.. PermissionCatalogue.Compare([]).Select(permission => permission.Name)];
        IEnumerable<string> named = Directory
            .EnumerateFiles(Path.Combine(Repository.Root, "src", "GdapTools.Core"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"([A-Za-z]+\\.Read\\.All)\"").Select(match => match.Groups[1].Value))
            .Concat(CheckCatalogue.Load().All.SelectMany(check => check.Permissions));

        Assert.NotEmpty(named);
        Assert.DoesNotContain(named, name => !known.Contains(name) && name != "Group.Read.All");
    }

    [Fact]
    public void Every_command_in_it_exists()
    {
        string manifest = File.ReadAllText(Path.Combine(Repository.Root, "GdapTools.psd1"));

        Assert.All(
            PermissionCatalogue.Compare([]).SelectMany(permission => permission.UsedBy),
            command => Assert.Contains($"'{command}'", manifest));
    }
}
