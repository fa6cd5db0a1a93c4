using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using GdapTools.Core.Errors;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>Whatever comes in, one object comes out, and soon.</summary>
public sealed class HostileInputTests
{
    private static readonly ErrorResolver s_resolver = new();

    public static TheoryData<string?> Junk =>
    [
        null, "", " ", "\n\n\n", "\0", "\uFEFF", "hello world", "{", "}", "[", "]", "\"", "\"\"", "{}", "[]", "[[]]", "null", "true",
        "{\"error\":", "{\"error\":{}}", "{\"error\":null}", "{\"error\":[]}", "{\"error\":{\"code\":{}}}", "{\"code\":[1]}",
        "{\"error_codes\":\"x\"}", "{\"error_codes\":[null,{},\"x\",1e400]}", "{\"status\":{}}", "{\"status\":-401}",
        "{\"status\":99999999999}", "{\"date\":\"not a date\"}", "\ud800", "\udfff\ud800 AADSTS", "{\"a\":\"\\ud800\"}",
        "\x1b[31merror\x1b[0m", "AADSTS", "AADSTSx", "AADSTS-", "AADSTS00000000000000000000001", "https://", "://", "http://[",
        "https://graph.microsoft.com", "https://login.microsoftonline.com/%zz/oauth2/token", "%", "%%%", "%00%FF", "\\", "\\\"", "\\u0022",
        "claims=", "claims=\"", "password=", "Bearer ", "eyJ", "code", "code:", "error", "Error!", "status", "<html>", "{\"value\":[]}",
        "{\"responses\":[]}", "{\"responses\":[1,2]}", "{\"body\":\"{\"}", "{\"www-authenticate\":[[[]]]}",
    ];

    [Theory]
    [MemberData(nameof(Junk))]
    public void Junk_gives_one_object(string? input)
    {
        ErrorResolution found = Assert.Single(s_resolver.ResolveAll(input));

        Assert.NotEqual(Confidence.High, found.Confidence);
        ResolutionAssert.IsComplete(found);
        Assert.DoesNotContain(s_resolver.ResolveLines([input!]), line => line.Confidence == Confidence.High);
    }

    public static TheoryData<string, string> Huge => new()
    {
        { "letters", new string('a', 10_000_000) },
        { "blanks", new string(' ', 10_000_000) },
        { "braces", new string('{', 10_000_000) },
        { "brackets", new string('[', 10_000_000) },
        { "quotes", new string('"', 10_000_000) },
        { "escapes", Repeat("\\\"", 5_000_000) },
        { "digits", new string('4', 10_000_000) },
        { "open lines", Repeat("{\n", 1_000_000) },
        { "prefixes", Repeat("AADSTS", 1_000_000) },
        { "addresses", Repeat("https://", 1_000_000) },
        { "token starts", Repeat("eyJ.", 1_000_000) },
        { "statuses", Repeat("401 ", 1_000_000) },
        { "labels", Repeat("code:", 1_000_000) },
        { "claims", Repeat("claims=\"", 1_000_000) },
        { "percent", Repeat("%25", 1_000_000) },
        { "deep objects", Repeat("{\"a\":", 200_000) + "1" + new string('}', 200_000) },
        { "deep arrays", new string('[', 10_000) + new string(']', 10_000) },
        { "deep in a header", "{\"www-authenticate\":" + new string('[', 10_000) + new string(']', 10_000) + "}" },
        { "noise", Noise(1_000_000) },
        { "secret and blanks", "password" + new string(' ', 5_000_000) },
        { "keys", Repeat("\n \"code\" : {", 100_000) },
    };

    [Theory]
    [MemberData(nameof(Huge))]
    public void Huge_input_ends_soon(string name, string input)
    {
        Stopwatch clock = Stopwatch.StartNew();

        IReadOnlyList<ErrorResolution> found = s_resolver.ResolveAll(input);

        Assert.NotEmpty(found);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), name);
        Assert.All(found, resolution => Assert.True(resolution.InputExcerpt.Length <= 301));
    }

    [Fact]
    public void An_error_at_the_end_of_a_huge_log_is_found()
    {
        string log = Repeat("2026-11-01T08:00:00Z INFO all is well\n", 100_000) + "2026-11-01T08:00:01Z ERROR AADSTS53003: blocked";

        ErrorResolution found = Assert.Single(s_resolver.ResolveAll(log));

        Assert.Equal(("AADSTS53003", 100_001), (found.Code, found.LineNumber!.Value));
    }

    [Fact]
    public void Many_threads_share_one_resolver()
    {
        string[] names = [.. ContractError.Names];
        string?[] expected = [.. names.Select(name => s_resolver.Resolve(ContractError.Exchange(name)).Code)];

        string?[] found = [.. names.AsParallel().AsOrdered().Select(name => s_resolver.Resolve(ContractError.Exchange(name)).Code)];

        Assert.Equal(expected, found);
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static string Noise(int length)
    {
        Random random = new(7);
        char[] noise = new char[length];
        for (int at = 0; at < length; at++)
        {
            noise[at] = (char)random.Next(0x10000);
        }

        return new string(noise);
    }
}
