using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using GdapTools.Module.Tests.Support;
using Xunit;

namespace GdapTools.Module.Tests.Errors;

/// <summary>Resolve-GraphError in a real engine, fed with everything people pipe.</summary>
public sealed class ResolveGraphErrorTests : IDisposable
{
    private const string MissingMfa =
        """{"error":{"code":"unauthorized","innerError":{"code":"unauthorizedMissingMfaTokenClaim"}}}""";

    private readonly Engine _engine = Engine.WithModule();

    public void Dispose() => _engine.Dispose();

    [Theory]
    [InlineData("53003 | Resolve-GraphError")]
    [InlineData("'53003' | Resolve-GraphError")]
    [InlineData("Resolve-GraphError 53003")]
    [InlineData("Resolve-GraphError AADSTS53003")]
    [InlineData("Resolve-GraphError -InputObject 'it failed with AADSTS53003: blocked'")]
    [InlineData("@{ error = 'invalid_grant'; error_codes = @(53003) } | Resolve-GraphError")]
    [InlineData("[pscustomobject] @{ error = 'invalid_grant'; error_codes = 70002, 53003 } | Resolve-GraphError")]
    [InlineData("[pscustomobject] @{ StatusCode = 400; Content = '{\"error_codes\":[53003]}' } | Resolve-GraphError")]
    [InlineData("try { throw 'AADSTS53003: blocked' } catch { $_ | Resolve-GraphError }")]
    [InlineData("try { throw 'AADSTS53003: blocked' } catch { $_.Exception | Resolve-GraphError }")]
    [InlineData("try { throw [InvalidOperationException]::new('x', [Exception]::new('AADSTS53003: x')) } catch { $_ | Resolve-GraphError }")]
    [InlineData("'{', '\"error\": \"invalid_grant\",', '\"error_codes\": [', '53003', ']', '}' | Resolve-GraphError")]
    public void Takes_whatever_holds_the_error(string script)
    {
        ErrorResolution found = Single(_engine.Run(script));

        Assert.Equal(("AADSTS53003", ChainLink.CustomerPolicy, Confidence.Medium), (found.Code, found.Link, found.Confidence));
    }

    [Fact]
    public void Every_recorded_error_goes_through_the_pipeline()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "graph-contract", "errors")))
        {
            using JsonDocument recorded = JsonDocument.Parse(File.ReadAllText(file));
            JsonElement body = recorded.RootElement.GetProperty("body");
            string input = body.ValueKind == JsonValueKind.Null
                ? recorded.RootElement.GetProperty("text").GetString()!
                : body.GetRawText();

            EngineResult whole = _engine.Run("$args[0] | Resolve-GraphError", input);
            EngineResult lines = _engine.Run("$args[0] | Resolve-GraphError", (object)input.Split('\n'));

            Assert.NotEmpty(whole.Output);
            Assert.All(whole.Output, item => Assert.NotEqual(Confidence.None, Of(item).Confidence));
            Assert.Contains(lines.Output, item => Of(item).Code == Of(whole.Output[0]).Code);
        }
    }

    [Fact]
    public void The_body_in_the_details_of_a_record_counts_most()
    {
        ErrorRecord record = new(
            new HttpRequestException("Response status code does not indicate success: 401 (Unauthorized).", null, HttpStatusCode.Unauthorized),
            "WebCmdletWebResponseException",
            ErrorCategory.InvalidOperation,
            null)
        {
            ErrorDetails = new ErrorDetails(MissingMfa),
        };

        ErrorResolution found = Single(_engine.Run("$args[0] | Resolve-GraphError", record));

        Assert.Equal(("unauthorizedMissingMfaTokenClaim", 401), (found.Code, found.StatusCode!.Value));
    }

    [Fact]
    public void An_answer_is_read_with_its_body()
    {
        using HttpResponseMessage response = new(HttpStatusCode.Unauthorized)
        {
            Content = new StringContent(MissingMfa),
            RequestMessage = new HttpRequestMessage(HttpMethod.Get, "https://graph.microsoft.com/v1.0/tenantRelationships/delegatedAdminRelationships"),
        };

        ErrorResolution found = Single(_engine.Run("$args[0] | Resolve-GraphError", response));

        Assert.Equal(("unauthorizedMissingMfaTokenClaim", ErrorSource.Graph), (found.Code, found.Source));
    }

    [Theory]
    [InlineData("$null")]
    [InlineData("''")]
    [InlineData("'junk'")]
    [InlineData("@{}")]
    [InlineData("@{ a = @{ b = 1 } }")]
    [InlineData("[pscustomobject] @{ Name = 'x' }")]
    [InlineData("[guid]::Empty")]
    [InlineData("{ 1 }")]
    [InlineData("0")]
    [InlineData("-53003")]
    [InlineData("1.5")]
    [InlineData("$true")]
    [InlineData("[datetime]::MinValue")]
    [InlineData("[char]'x'")]
    [InlineData("[Type]")]
    [InlineData("$Host")]
    [InlineData("[InvalidOperationException]::new('plain')")]
    [InlineData("\"two`nlines\"")]
    public void Unknown_input_gives_one_Unknown_object(string input)
    {
        foreach (string script in new[] { $"{input} | Resolve-GraphError", $"Resolve-GraphError -InputObject ({input})" })
        {
            EngineResult result = _engine.Run(script);
            ErrorResolution found = Single(result);

            Assert.Equal((Confidence.None, ChainLink.Unknown), (found.Confidence, found.Link));
            Assert.Empty(result.Errors);
        }
    }

    [Fact]
    public void An_empty_list_is_no_input() => Assert.Empty(_engine.Run("@() | Resolve-GraphError").Output);

    [Fact]
    public void Lines_are_one_log()
    {
        EngineResult result = _engine.Run(
            "'fine', 'ERROR AADSTS53003: blocked', 'Trace ID: 0a1b2c3d-0000-1111-2222-333344445555', 'fine', 'HTTP 429', 53003, 'AADSTS65001' | Resolve-GraphError");

        ErrorResolution[] found = [.. result.Output.Select(Of)];

        Assert.Equal(["AADSTS53003", null, "AADSTS53003", "AADSTS65001"], found.Select(item => item.Code));
        Assert.Equal([2, 5, null, null], found.Select(item => item.LineNumber));
        Assert.Equal("0a1b2c3d-0000-1111-2222-333344445555", found[0].TraceId);
    }

    [Fact]
    public void A_whole_log_as_one_string_gives_each_error()
    {
        EngineResult result = _engine.Run("\"2026-01-01 ok`r`n2026-01-01 AADSTS53003`r`n2026-01-01 AADSTS65001\" | Resolve-GraphError");

        Assert.Equal([2, 3], result.Output.Select(item => Of(item).LineNumber!.Value));
    }

    [Fact]
    public void Strings_without_an_error_are_answered_once() =>
        Assert.Equal(Confidence.None, Single(_engine.Run("'one', 'two', 'three' | Resolve-GraphError")).Confidence);

    [Fact]
    public void Errors_come_before_the_pipeline_ends()
    {
        EngineResult result = _engine.Run(
            """
            $read = 0
            try {
                1..1000000 |
                    ForEach-Object { $script:read = $_; if ($_ % 10) { 'fine' } else { 'AADSTS53003' } } |
                    Resolve-GraphError |
                    ForEach-Object { $script:found = $_; throw 'enough' }
            } catch { }
            $found, $read
            """);

        Assert.Equal(10, Of(result.Output[0]).LineNumber);
        Assert.Equal(11, result.Output[1].BaseObject);
    }

    [Fact]
    public void Files_are_read_by_pattern_and_by_name()
    {
        using TemporaryDirectory directory = new();
        directory.Write("a[1].log", "fine\nAADSTS53003: blocked\n");
        directory.Write("b.log", "AADSTS65001: no\r\nfine\r\nAADSTS53003: blocked");
        directory.Write("clean.log", "fine\nfine\n");

        EngineResult all = _engine.Run("Resolve-GraphError -Path $args[0]", directory.PathOf("*.log"));
        EngineResult one = _engine.Run("Resolve-GraphError -LiteralPath $args[0]", directory.PathOf("a[1].log"));
        EngineResult clean = _engine.Run("Resolve-GraphError -Path $args[0]", directory.PathOf("clean.log"));
        EngineResult file = _engine.Run("[System.IO.FileInfo] $args[0] | Resolve-GraphError", directory.PathOf("b.log"));

        Assert.Equal([2, 1, 3], all.Output.Select(item => Of(item).LineNumber!.Value));
        Assert.Equal(2, Single(one).LineNumber);
        Assert.Empty(clean.Output);
        Assert.Equal(2, file.Output.Count);
    }

    [Fact]
    public void A_missing_file_is_an_error_and_the_next_is_read()
    {
        using TemporaryDirectory directory = new();
        directory.Write("b.log", "AADSTS65001: no");

        EngineResult result = _engine.Run(
            "Resolve-GraphError -Path $args[0], $args[1], $args[2]",
            directory.PathOf("none.log"),
            directory.PathOf("none*.log"),
            directory.PathOf("b.log"));
        EngineResult literal = _engine.Run("Resolve-GraphError -LiteralPath $args[0]", directory.PathOf("*.log"));

        Assert.Equal("AADSTS65001", Single(result).Code);
        Assert.Equal(2, result.Errors.Count);
        foreach (ErrorRecord error in result.Errors.Concat(literal.Errors))
        {
            Assert.StartsWith("LogNotFound", error.FullyQualifiedErrorId);
            Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
            Assert.NotNull(error.TargetObject);
            Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        }
    }

    [Fact]
    public void A_log_that_is_still_written_can_be_read()
    {
        using TemporaryDirectory directory = new();
        using FileStream writer = new(directory.PathOf("open.log"), FileMode.Create, FileAccess.Write, FileShare.ReadWrite);
        writer.Write("AADSTS53003\n"u8);
        writer.Flush();

        Assert.Equal("AADSTS53003", Single(_engine.Run("Resolve-GraphError -Path $args[0]", directory.PathOf("open.log"))).Code);
    }

    [Fact]
    public void A_hundred_thousand_lines_take_seconds()
    {
        List<string> lines = [.. Enumerable.Range(1, 100_000).Select(line => line % 100 == 0
            ? $"2026-11-01T08:00:00Z ERROR Inspection failed at https://graph.microsoft.com/v1.0/users/{line} with status code 401"
            : $"2026-11-01T08:00:00Z INFO customer {line} processed: {line % 900} users, 0 errors")];
        DateTime start = DateTime.UtcNow;

        EngineResult result = _engine.Run("$args[0] | Resolve-GraphError", (object)lines.ToArray());

        Assert.Equal(1000, result.Output.Count);
        Assert.True(DateTime.UtcNow - start < TimeSpan.FromSeconds(10));
    }

    private static ErrorResolution Single(EngineResult result) => Of(Assert.Single(result.Output));

    private static ErrorResolution Of(PSObject item) => Assert.IsType<ErrorResolution>(item.BaseObject);
}
