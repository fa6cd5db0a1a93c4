using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Errors;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>Every code of Microsoft's list resolves, however it comes.</summary>
public sealed class OfficialCodeTests
{
    private static readonly ErrorResolver s_resolver = new();

    private static IReadOnlyList<(int Code, string? Name, string Description)> Codes { get; } = Load();

    [Fact]
    public void The_list_is_whole() => Assert.Equal(346, Codes.Count);

    [Fact]
    public void Every_code_resolves_by_number()
    {
        foreach ((int code, _, _) in Codes)
        {
            Check(code, s_resolver.Resolve(code));
            Check(code, s_resolver.Resolve($" {code} "));
        }
    }

    [Fact]
    public void Every_code_resolves_by_its_text()
    {
        foreach ((int code, _, string description) in Codes)
        {
            Check(code, s_resolver.Resolve($"AADSTS{code}"));
            Check(code, s_resolver.Resolve($"aadsts{code}: {description}"));
            Check(code, Assert.Single(s_resolver.ResolveLines([$"12:00:01 [error] sync failed with AADSTS{code}."])));
        }
    }

    [Fact]
    public void Every_code_resolves_as_body_of_the_token_endpoint()
    {
        foreach ((int code, _, string description) in Codes)
        {
            string text = $"AADSTS{code}: {description}\r\nTrace ID: 0a1b2c3d-0000-1111-2222-333344445555\r\nTimestamp: 2026-02-03 04:05:06Z";
            string body = JsonSerializer.Serialize(new
            {
                error = "invalid_grant",
                error_description = text,
                error_codes = new[] { code },
                correlation_id = "5a1b2c3d-0000-1111-2222-333344445555",
            });

            ErrorResolution found = s_resolver.Resolve(body);

            Check(code, found);
            Assert.Equal("0a1b2c3d-0000-1111-2222-333344445555", found.TraceId);
            Assert.Equal("5a1b2c3d-0000-1111-2222-333344445555", found.CorrelationId);
            Assert.Equal(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), found.Timestamp);
        }
    }

    [Fact]
    public void A_code_we_have_no_words_for_has_the_official_meaning()
    {
        foreach ((int code, _, string description) in Codes.Where(row => row.Description.Length > 0).DistinctBy(row => row.Code))
        {
            ErrorResolution found = s_resolver.Resolve(code);
            bool isOurs = found.DocumentationUri!.Host != "login.microsoftonline.com" || found.Cause != description;

            Assert.True(isOurs || found.Cause == description, $"AADSTS{code}");
        }

        Assert.Equal("IssueTime in an SAML2 Authentication Request is expired.", s_resolver.Resolve(76026).Cause);
        Assert.StartsWith("PasswordChangeFailure", s_resolver.Resolve(120020).Cause);
    }

    [Theory]
    [InlineData("AADSTS999999", "AADSTS999999")]
    [InlineData("AADSTS999999: something new", "AADSTS999999")]
    [InlineData("999999", "AADSTS999999")]
    [InlineData("{\"error\":\"invalid_grant\",\"error_codes\":[999999]}", "AADSTS999999")]
    public void A_number_that_is_not_listed_is_named_and_Unknown(string input, string code)
    {
        ErrorResolution found = s_resolver.Resolve(input);

        Assert.Equal((code, ChainLink.Unknown, Confidence.None), (found.Code, found.Link, found.Confidence));
        Assert.Contains(code, found.Cause);
        ResolutionAssert.IsComplete(found);
    }

    [Theory]
    [InlineData("AADSTS999999: The moon is in the wrong place.")]
    [InlineData("AADSTS999999: The moon is in the wrong place. Trace ID: 0a1b2c3d-0000-1111-2222-333344445555 Timestamp: 2026-02-03 04:05:06Z")]
    [InlineData("sync failed: AADSTS999999: The moon is in the wrong place.\r\nTrace ID: 0a1b2c3d-0000-1111-2222-333344445555")]
    [InlineData("{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS999999: The moon is in the wrong place.\\r\\nTrace ID: x\",\"error_codes\":[999999]}")]
    [InlineData("body was {\\\"error_description\\\":\\\"AADSTS999999: The moon is in the wrong place.\\\",\\\"error")]
    public void What_Microsoft_says_of_a_number_that_is_not_listed_is_shown(string input)
    {
        ErrorResolution found = s_resolver.Resolve(input);

        Assert.Equal(("AADSTS999999", ChainLink.Unknown, Confidence.None), (found.Code, found.Link, found.Confidence));
        Assert.EndsWith("its cause is open. Microsoft says of it: The moon is in the wrong place.", found.Cause);
    }

    [Fact]
    public void What_Microsoft_says_of_such_a_number_is_masked_and_cut()
    {
        GdapAuthenticationException refusal = new("TokenRefused", GdapErrorKind.Authentication, "x")
        {
            ErrorCodes = [999999],
            ServiceMessage = "The password=Hunter2-Hunter2 is odd. " + new string('x', 40) + string.Concat(Enumerable.Repeat(" and so on", 40)),
        };

        string cause = s_resolver.Resolve(refusal).Cause;

        Assert.Contains("Microsoft says of it: The password=", cause);
        Assert.DoesNotContain("Hunter2", cause);
        Assert.True(cause.Length < 320, cause);
    }

    [Theory]
    [InlineData("-53003")]
    [InlineData("0xCF0B")]
    [InlineData("53003.5")]
    [InlineData("42")]
    [InlineData("4,003")]
    [InlineData("99999999999999999999")]
    public void Other_numbers_are_no_codes(string input)
    {
        ErrorResolution found = s_resolver.Resolve(input);

        Assert.Equal((null, Confidence.None), (found.Code, found.Confidence));
    }

    [Fact]
    public void Negative_numbers_are_no_codes() => Assert.Null(s_resolver.Resolve(-53003).Code);

    private static void Check(int code, ErrorResolution found)
    {
        Assert.Equal($"AADSTS{code}", found.Code);
        Assert.Equal(ErrorSource.TokenEndpoint, found.Source);
        Assert.NotEqual(Confidence.None, found.Confidence);
        Assert.NotNull(found.DocumentationUri);
        ResolutionAssert.IsComplete(found);
    }

    private static IReadOnlyList<(int, string?, string)> Load()
    {
        string file = Path.Combine(AppContext.BaseDirectory, "graph-contract", "aadsts-codes.json");
        using JsonDocument list = JsonDocument.Parse(File.ReadAllText(file));
        return [.. list.RootElement.GetProperty("codes").EnumerateArray().Select(row => (
            row.GetProperty("code").GetInt32(),
            row.GetProperty("name").GetString(),
            row.GetProperty("description").GetString()!))];
    }
}
