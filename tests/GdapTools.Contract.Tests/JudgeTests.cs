using System;
using System.Linq;
using GdapTools.Contract.Tests.Recordings;
using GdapTools.Contract.Tests.Validation;
using Xunit;

namespace GdapTools.Contract.Tests;

/// <summary>What of a recorded exchange is held to the contract.</summary>
public sealed class JudgeTests
{
    private const string Graph = "https://graph.microsoft.com/";
    private const string BadUser = """{ "id": 1 }""";
    private const string Error = """{ "error": { "code": "a", "message": "b" } }""";

    private static readonly ContractException s_exception = new()
    {
        Service = "graph",
        Method = "POST",
        Path = "/v1.0/{some}/$batch",
        Documentation = new Uri("https://learn.microsoft.com/graph/json-batching"),
        Why = "test",
    };

    [Theory]
    [InlineData("Derived", null, "WrongType")]
    [InlineData("Stated", null, "")]
    [InlineData("Fault", null, "")]
    [InlineData("Derived", "on purpose", "")]
    public void Answers_are_judged_when_they_are_meant_to_be_right(string origin, string? reason, string expected) =>
        Assert.Equal(expected, Kinds(Exchange("GET", "v1.0/me", 200, BadUser) with
        {
            Origin = origin,
            OutOfContract = reason,
            IsHeldToContract = origin == "Derived" && reason is null,
        }));

    [Theory]
    [InlineData("Derived", true)]
    [InlineData("Stated", false)]
    public void Requests_are_judged_whatever_is_answered(string origin, bool isHeld) =>
        Assert.Equal("UnknownQueryProperty", Kinds(Exchange("GET", "v1.0/me?$select=shoeSize", 200, "{}") with
        {
            Origin = origin,
            IsHeldToContract = isHeld,
        }));

    [Theory]
    [InlineData("v1.0/users", "")]
    [InlineData("v1.0/users?$top=1", "UnknownQueryOption")]
    public void A_body_that_was_not_seen_is_not_judged(string path, string expected) =>
        Assert.Equal(expected, Kinds(Exchange("POST", path, 201, "") with
        {
            Origin = "Unseen",
            RequestBody = null,
            IsHeldToContract = false,
        }));

    [Theory]
    [InlineData("GET", "v1.0/me?$select=shoeSize", 400, "")]
    [InlineData("POST", "v1.0/me", 405, "")]
    [InlineData("POST", "v1.0/me", 404, "UnknownMethod")]
    [InlineData("GET", "v1.0/shoes", 404, "UnknownPath")]
    [InlineData("GET", "v2.0/me", 200, "UnknownPath")]
    public void A_request_that_is_refused_as_bad_may_be_bad_but_its_path_must_be(
        string method, string path, int status, string expected) =>
        Assert.Equal(expected, Kinds(Exchange(method, path, status, Error)));

    [Theory]
    [InlineData("POST", "v1.0/x/$batch", "")]
    [InlineData("POST", "v1.0/x%2Fy/$batch", "UnknownPath")]
    [InlineData("GET", "v1.0/x/$batch", "UnknownPath")]
    [InlineData("POST", "v1.0/x/y/$batch", "UnknownPath")]
    [InlineData("POST", "v1.0/x/$batch/y", "UnknownPath")]
    public void An_exception_covers_its_method_and_path(string method, string path, string expected) =>
        Assert.Equal(expected, Kinds(Exchange(method, path, 200, "")));

    [Fact]
    public void An_exception_that_nobody_needs_is_told()
    {
        Judge judge = new([s_exception]);
        judge.Check(Exchange("GET", "v1.0/me", 200, "{}"));
        Assert.Equal([s_exception], judge.Unneeded);

        judge.Check(Exchange("POST", "v1.0/x/$batch", 200, ""));
        Assert.Empty(judge.Unneeded);
    }

    private static string Kinds(RecordedExchange exchange) =>
        string.Join(',', new Judge([s_exception]).Check(exchange).Select(violation => violation.Kind));

    private static RecordedExchange Exchange(string method, string path, int status, string body) => new()
    {
        Method = method,
        Uri = Graph + path,
        RequestBody = "",
        Status = status,
        ResponseBody = body,
        Origin = "Derived",
        IsHeldToContract = true,
    };
}
