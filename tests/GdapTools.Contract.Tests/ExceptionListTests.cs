using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Contract.Tests.Recordings;
using GdapTools.Contract.Tests.Validation;
using Xunit;

namespace GdapTools.Contract.Tests;

/// <summary>tests/contract-exceptions.json: requests outside the descriptions, each documented.</summary>
public sealed class ExceptionListTests
{
    public static TheoryData<string> Exceptions => [.. ExceptionList.Load().Select(item => item.ToString())];

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void Each_has_a_documentation_page_and_a_reason(string name)
    {
        ContractException exception = ExceptionList.Load().Single(item => item.ToString() == name);

        Assert.Equal(("https", "learn.microsoft.com"), (exception.Documentation.Scheme, exception.Documentation.Host));
        Assert.NotEqual("/", exception.Documentation.AbsolutePath);
        Assert.Equal(exception.Service, ServiceOf(exception.Path));
        Assert.NotEmpty(exception.Why);
        Assert.Equal(exception.Method.ToUpperInvariant(), exception.Method);
    }

    [Theory]
    [MemberData(nameof(Exceptions))]
    public void None_is_of_a_described_path(string name)
    {
        ContractException exception = ExceptionList.Load().Single(item => item.ToString() == name);
        Uri uri = new("https://graph.microsoft.com" + exception.Path.Replace('{', 'x').Replace('}', 'x'));

        Assert.False(GraphContract.Describes(new Message(exception.Method, uri, "", 200, "")));
    }

    [Fact]
    public void None_is_there_twice()
    {
        IEnumerable<string> names = ExceptionList.Load().Select(item => item.ToString().ToLowerInvariant());

        Assert.Equal(names.Distinct(), names);
    }

    private static string ServiceOf(string path) => path.Split('/')[1] switch
    {
        "v1.0" or "beta" => "graph",
        "v1" or "partnercenter" => "partnerCenter",
        _ => "entra",
    };
}
