using System;
using System.Linq;
using GdapTools.Contract.Tests.Validation;
using Xunit;

namespace GdapTools.Contract.Tests;

/// <summary>Requests as they may be and as they may not.</summary>
public sealed class RequestTests
{
    private const string Memberships = "v1.0/me/transitiveMemberOf";
    private const string Relationships = "v1.0/tenantRelationships/delegatedAdminRelationships";

    [Theory]
    [InlineData("v1.0/users/a")]
    [InlineData("v1.0/USERS/a%40b.example")]
    [InlineData("v1.0/users/a/transitiveMemberOf")]
    [InlineData("v1.0/me/transitiveMemberOf")]
    [InlineData("v1.0/me/transitiveMemberOf/microsoft.graph.group")]
    [InlineData("v1.0/me/transitiveMemberOf/microsoft.graph.group/$count")]
    [InlineData("v1.0/users/$count")]
    [InlineData("v1.0/tenantRelationships/findTenantInformationByTenantId(tenantId='a')")]
    [InlineData("beta/users/a/authentication/requirements")]
    public void These_paths_are_described(string path) => Assert.True(GraphContract.Describes(Get(path)));

    [Theory]
    [InlineData("v1.0/user")]
    [InlineData("v1.0/users/a/b")]
    [InlineData("v1.0/users/a/authentication/requirements")]
    [InlineData("v1.0/me/transitiveMemberOf/microsoft.graph.noSuchThing")]
    [InlineData("v1.0/tenantRelationships/findTenantInformationByTenantId(domainName='a')")]
    [InlineData("v1.0/tenantRelationships/findTenantInformationByTenantId(tenantId='a'b')")]
    [InlineData("v1.0/$batch")]
    [InlineData("v3.0/users")]
    public void These_paths_are_not(string path) =>
        Assert.Equal([ViolationKind.UnknownPath], GraphContract.CheckRequest(Get(path)).Select(item => item.Kind));

    [Theory]
    [InlineData(Relationships + "?$top=300&$count=true&$skiptoken=x")]
    [InlineData(Relationships + "?top=300&filter=status eq 'active'")]
    [InlineData(Relationships + "?$select=id,customer,accessDetails&$expand=accessAssignments($select=id)")]
    [InlineData(Relationships + "?$filter=customer/tenantId eq 'x' and status in ('active','expired')")]
    [InlineData(Relationships + "?$filter=startswith(displayName,'not shoeSize') and endDateTime le 2026-01-01T00:00Z")]
    [InlineData(Relationships + "?$orderby=customer/displayName desc,endDateTime")]
    [InlineData("v1.0/users?$filter=id eq aaaabbbb-0000-cccc-1111-dddd2222eeee or not(accountEnabled eq true)")]
    [InlineData("v1.0/users?$filter=assignedLicenses/any(x:x/skuId eq aaaabbbb-0000-cccc-1111-dddd2222eeee)")]
    [InlineData("v1.0/groups?$filter=groupTypes/any(c:c eq 'Unified')&$search=\"displayName:a\"")]
    [InlineData("v1.0/me/transitiveMemberOf?$select=id,displayName,roleTemplateId")]
    [InlineData("v1.0/users?$select=id,extension_0123_x")]
    public void These_options_are_taken(string path) => Assert.Empty(GraphContract.CheckRequest(Get(path)));

    [Theory]
    [InlineData("v1.0/me?$top=5", ViolationKind.UnknownQueryOption)]
    [InlineData(Relationships + "?$fliter=status eq 'active'", ViolationKind.UnknownQueryOption)]
    [InlineData("v1.0/me?$skiptoken=x", ViolationKind.UnknownQueryOption)]
    [InlineData(Relationships + "?$top=none", ViolationKind.InvalidQueryValue)]
    [InlineData(Relationships + "?$top=0", ViolationKind.InvalidQueryValue)]
    [InlineData(Relationships + "?$count=yes", ViolationKind.InvalidQueryValue)]
    [InlineData(Relationships + "?$select=id,shoeSize", ViolationKind.UnknownQueryProperty)]
    [InlineData(Relationships + "?$select=customer/shoeSize", ViolationKind.UnknownQueryProperty)]
    [InlineData(Relationships + "?$expand=customers", ViolationKind.UnknownQueryProperty)]
    [InlineData(Relationships + "?$orderby=shoeSize desc", ViolationKind.UnknownQueryProperty)]
    [InlineData(Relationships + "?$filter=shoeSize eq 'a'", ViolationKind.UnknownQueryProperty)]
    [InlineData(Relationships + "?$filter=contains(shoeSize,'a')", ViolationKind.UnknownQueryProperty)]
    [InlineData("v1.0/users?$filter=assignedLicenses/any(x:x/shoeSize eq 1)", ViolationKind.UnknownQueryProperty)]
    [InlineData("v1.0/me/transitiveMemberOf?$select=id,shoeSize", ViolationKind.UnknownQueryProperty)]
    public void These_are_not(string path, ViolationKind expected) =>
        Assert.Equal([expected], GraphContract.CheckRequest(Get(path)).Select(item => item.Kind));

    [Theory]
    [InlineData("GET", "v1.0/users", "{}", "UnexpectedBody")]
    [InlineData("POST", "v1.0/users", "", "MissingBody")]
    [InlineData("POST", "v1.0/users", "{", "NotJson")]
    [InlineData("POST", "v1.0/users", """{ "displayName": 1 }""", "WrongType")]
    [InlineData("POST", Relationships, """{ "displayName": "a", "duration": "P1M" }""", "WrongFormat")]
    [InlineData("PUT", "v1.0/users", "{}", "UnknownMethod")]
    public void Bodies_are_held_to_the_operation(string method, string path, string body, string expected) =>
        Assert.Equal(expected, string.Join(',', GraphContract.CheckRequest(
            Get(path) with { Method = method, RequestBody = body }).Select(item => item.Kind)));

    [Theory]
    [InlineData("v1.0/users/$count", "12", "")]
    [InlineData("v1.0/users/$count", "{}", "WrongType")]
    [InlineData("v1.0/users", "", "MissingBody")]
    [InlineData("v1.0/users", "<html>", "NotJson")]
    [InlineData("v1.0/users", "[]", "WrongType")]
    [InlineData("v1.0/users?$select=id", """{ "value": [ { "id": "a", "displayName": "b" } ] }""", "NotSelected")]
    [InlineData("v1.0/users?$select=ID", """{ "value": [ { "@odata.etag": "a", "id": "b" } ] }""", "")]
    [InlineData(Memberships + "/microsoft.graph.group", """{ "value": [ { "jobTitle": "a" } ] }""", "UnknownProperty")]
    [InlineData(Memberships, """{ "value": [ { "jobTitle": "a" } ] }""", "")]
    public void Answers_are_held_to_the_operation(string path, string body, string expected) =>
        Assert.Equal(expected, string.Join(',', GraphContract.CheckAnswer(
            Get(path) with { ResponseBody = body }).Select(item => item.Kind)));

    private static Message Get(string path) =>
        new("GET", new Uri("https://graph.microsoft.com/" + path), "", 200, "{}");
}
