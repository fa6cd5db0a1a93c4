using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using GdapTools.Core.Errors;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>Logs: each error once, with its line, in any of the forms in which clients write them.</summary>
public sealed class LogTests
{
    private const string Ids = "Trace ID: 0a1b2c3d-0000-1111-2222-333344445555\r\nCorrelation ID: 5a1b2c3d-0000-1111-2222-333344445555\r\nTimestamp: 2026-02-03 04:05:06Z";

    private static readonly ErrorResolver s_resolver = new();

    [Fact]
    public void Each_error_is_reported_once_with_its_line()
    {
        string log = $$"""
            2026-11-01T08:00:00Z INFO started, 0 errors so far
            2026-11-01T08:00:01Z ERROR Inspection failed at https://graph.microsoft.com/v1.0/users with status code 401
            2026-11-01T08:00:02Z INFO processed 401 customers in 503 ms
            2026-11-01T08:00:03Z ERROR AADSTS53003: Access has been blocked
            {{Ids}}
            2026-11-01T08:00:04Z DEBUG answer: {
              "error": {
                "code": "TooManyRequests",
                "innerError": { "date": "2026-11-01T08:00:04" }
              }
            }
            2026-11-01T08:00:05Z ERROR {"error":"invalid_grant","error_codes":[65001]}
            2026-11-01T08:00:06Z INFO done
            """;

        ErrorResolution[] found = [.. s_resolver.ResolveAll(log)];

        Assert.Equal(
            [(2, null), (4, "AADSTS53003"), (8, "TooManyRequests"), (14, "AADSTS65001")],
            found.Select(error => (error.LineNumber!.Value, error.Code)));
        Assert.Equal("5a1b2c3d-0000-1111-2222-333344445555", found[1].CorrelationId);
        Assert.Equal(new DateTimeOffset(2026, 2, 3, 4, 5, 6, TimeSpan.Zero), found[1].Timestamp);
        Assert.Equal(found.Select(Key), s_resolver.ResolveLines(log.ReplaceLineEndings("\n").Split('\n')).Select(Key));
    }

    [Fact]
    public void Lines_without_times_are_errors_of_their_own()
    {
        string log = "Customer A: AADSTS53003: blocked\nCustomer B: AADSTS65001: consent\nCustomer C: AADSTS53003: blocked\nCustomer D: ok";

        Assert.Equal([1, 2, 3], s_resolver.ResolveAll(log).Select(found => found.LineNumber!.Value));
    }

    [Fact]
    public void JSON_lines_are_errors_of_their_own()
    {
        string log = """
            {"level":"info","msg":"started"}
            {"level":"error","msg":"AADSTS53003: blocked"}
            {"level":"error","msg":"request failed","status":403,"url":"https://graph.microsoft.com/v1.0/users"}
            {"level":"error","msg":"AADSTS65001: consent"}
            """;

        Assert.Equal([2, 3, 4], s_resolver.ResolveLines(log.ReplaceLineEndings("\n").Split('\n')).Select(found => found.LineNumber!.Value));
        Assert.Equal(["AADSTS53003", null, "AADSTS65001"], s_resolver.ResolveAll(log).Select(found => found.Code));
    }

    [Fact]
    public void JSON_behind_a_repeated_prefix_is_put_together()
    {
        string log = """
            [ERROR] app answer follows
            [ERROR] app {
            [ERROR] app   "error": "invalid_client",
            [ERROR] app   "error_description": "The client application is missing service principal in the tenant.",
            [ERROR] app   "error_codes": [
            [ERROR] app     7000229
            [ERROR] app   ]
            [ERROR] app }
            [INFO] app next
            """;

        ErrorResolution found = Assert.Single(s_resolver.ResolveLines(log.ReplaceLineEndings("\n").Split('\n')));

        Assert.Equal(("AADSTS7000229", 2), (found.Code, found.LineNumber!.Value));
    }

    public static TheoryData<string, string> Prints => new()
    {
        {
            "Authorization_RequestDenied",
            """
            GET https://graph.microsoft.com/v1.0/users
            HTTP/2.0 403 Forbidden
            Cache-Control: no-cache
            request-id: c0b097db-5e4e-400f-89c3-4dcafb3a11be
            client-request-id: ad7f68c4-6953-429c-a331-5495318fc1b4
            x-ms-ags-diagnostic: {"ServerInfo":{"DataCenter":"Australia Southeast","Slice":"E"}}
            Date: Thu, 27 Nov 2025 10:32:33 GMT

            Content-Type: application/json

            {"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges to complete the operation."}}
            """
        },
        {
            "Authorization_RequestDenied",
            """
            Get-MgUser_List: Insufficient privileges to complete the operation.

            Status: 403 (Forbidden)
            ErrorCode: Authorization_RequestDenied
            Date: 2025-11-27T10:32:33

            Headers:
            Transfer-Encoding             : chunked
            request-id                    : c0b097db-5e4e-400f-89c3-4dcafb3a11be
            client-request-id             : ad7f68c4-6953-429c-a331-5495318fc1b4
            """
        },
        {
            "Authorization_RequestDenied",
            """
            Microsoft.Graph.ServiceException: Code: Authorization_RequestDenied
            Message: Insufficient privileges to complete the operation.
            Inner error:
            	AdditionalData:
            	date: 2025-11-27T10:32:33
            	request-id: c0b097db-5e4e-400f-89c3-4dcafb3a11be
            	client-request-id: ad7f68c4-6953-429c-a331-5495318fc1b4
            ClientRequestId: ad7f68c4-6953-429c-a331-5495318fc1b4

               at Microsoft.Graph.HttpProvider.SendAsync(HttpRequestMessage request)
            """
        },
        {
            "AADSTS65001",
            """
            MSAL.NetCore.4.61.3.0.MsalUiRequiredException:
            	ErrorCode: invalid_grant
            Microsoft.Identity.Client.MsalUiRequiredException: AADSTS65001: The user or administrator has not consented.
            Trace ID: c0b097db-5e4e-400f-89c3-4dcafb3a11be
            Correlation ID: ad7f68c4-6953-429c-a331-5495318fc1b4
            Timestamp: 2025-11-27 10:32:33Z
               at Microsoft.Identity.Client.OAuth2.OAuth2Client.ThrowServerException(HttpResponse response)
            	StatusCode: 400
            	ResponseBody: {"error":"invalid_grant","error_description":"AADSTS65001: The user","error_codes":[65001]}
            	Headers: Cache-Control: no-store, no-cache
            Pragma: no-cache
            """
        },
        {
            "InvalidAuthenticationToken",
            """
            Invoke-RestMethod : {"error":{"code":"InvalidAuthenticationToken","message":"Access token has expired.","innerError":{"date":"2025-11-27T10:32:33","request-id":"c0b097db-5e4e-400f-89c3-4dcafb3a11be","client-request-id":"ad7f68c4-6953-429c-a331-5495318fc1b4"}}}
            At line:1 char:1
            + Invoke-RestMethod https://graph.microsoft.com/v1.0/me
            + ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
                + CategoryInfo          : InvalidOperation: (System.Net.HttpWebRequest:HttpWebRequest), WebException
                + FullyQualifiedErrorId : WebCmdletWebResponseException,Microsoft.PowerShell.Commands.InvokeRestMethodCommand
            """
        },
        {
            "AADSTS50020",
            """
            Request Id: c0b097db-5e4e-400f-89c3-4dcafb3a11be
            Correlation Id: ad7f68c4-6953-429c-a331-5495318fc1b4
            Timestamp: 2025-11-27T10:32:33Z
            Message: AADSTS50020: User account '{EmailHidden}' does not exist in tenant 'Contoso'.
            """
        },
    };

    [Theory]
    [MemberData(nameof(Prints))]
    public void One_error_over_several_lines_is_one(string code, string print)
    {
        ErrorResolution whole = Assert.Single(s_resolver.ResolveAll(print));
        ErrorResolution piped = Assert.Single(s_resolver.ResolveLines(print.ReplaceLineEndings("\n").Split('\n')));

        Assert.Equal((code, null), (whole.Code, whole.LineNumber));
        Assert.Equal((code, whole.Confidence), (piped.Code, piped.Confidence));
        foreach (ErrorResolution found in new[] { whole, piped })
        {
            Assert.Equal("ad7f68c4-6953-429c-a331-5495318fc1b4", found.CorrelationId);
            Assert.Equal(new DateTimeOffset(2025, 11, 27, 10, 32, 33, TimeSpan.Zero), found.Timestamp);
        }
    }

    [Fact]
    public void A_python_dictionary_is_read()
    {
        ErrorResolution found = s_resolver.Resolve(
            $"{{'error': 'invalid_grant', 'error_description': \"AADSTS65001: x.{Ids.Replace("\r\n", "\\r\\n")}\", 'error_codes': [65001]}}");

        Assert.Equal("AADSTS65001", found.Code);
        Assert.Equal("0a1b2c3d-0000-1111-2222-333344445555", found.TraceId);
    }

    [Fact]
    public void A_redirect_is_read()
    {
        ErrorResolution found = s_resolver.Resolve(
            "https://app.example/cb?error=interaction_required&error_description=AADSTS90072%3a+User+account&error_uri=https%3a%2f%2flogin.microsoftonline.com%2ferror%3fcode%3d90072");

        Assert.Equal("AADSTS90072", found.Code);
    }

    [Fact]
    public void Entries_of_the_sign_in_log_are_read()
    {
        string list = """
            {"value":[{"id":"1","createdDateTime":"2026-01-01T00:00:00Z","status":{"errorCode":0,"failureReason":null}},
            {"id":"2","createdDateTime":"2026-01-02T00:00:00Z","correlationId":"5a1b2c3d-0000-1111-2222-333344445555","status":{"errorCode":53003,"failureReason":"x"}}]}
            """;

        ErrorResolution found = Assert.Single(s_resolver.ResolveAll(list));

        Assert.Equal(("AADSTS53003", "5a1b2c3d-0000-1111-2222-333344445555"), (found.Code, found.CorrelationId));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero), found.Timestamp);
    }

    [Fact]
    public void An_empty_list_of_relationships_proves_nothing()
    {
        ErrorResolution found = s_resolver.Resolve(
            """{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#tenantRelationships/delegatedAdminRelationships","value":[]}""");

        Assert.Equal((ChainLink.Assignment, Confidence.Medium), (found.Link, found.Confidence));
        Assert.Contains(found.Candidates, candidate => candidate.Link == ChainLink.Relationship);
    }

    [Theory]
    [InlineData("2026-11-01 INFO all is well")]
    [InlineData("")]
    [InlineData("Finished: 0 errors, 0 failed")]
    [InlineData("{ \"value\": [ 1, 2 ] }")]
    [InlineData("token for tenant contoso.example taken from cache, status ok")]
    [InlineData("function foo() {")]
    [InlineData("Country code: Germany")]
    public void Lines_without_an_error_give_none(string line) => Assert.Empty(s_resolver.ResolveLines([line, line]));

    [Fact]
    public void An_error_line_about_the_chain_that_nobody_knows_is_Unknown()
    {
        ErrorResolution found = Assert.Single(s_resolver.ResolveLines(["ok", "2026-11-01 ERROR could not get a token for Contoso: weird"]));

        Assert.Equal((Confidence.None, 2), (found.Confidence, found.LineNumber!.Value));
        Assert.Empty(s_resolver.ResolveLines(["2026-11-01 ERROR disk full"]));
    }

    [Fact]
    public void Errors_come_while_the_log_is_read()
    {
        int read = 0;
        IEnumerable<string> Endless()
        {
            while (true)
            {
                read++;
                yield return read % 10 == 0 ? "ERROR AADSTS53003: blocked" : "fine";
            }
        }

        Assert.Equal([10, 20, 30], s_resolver.ResolveLines(Endless()).Take(3).Select(found => found.LineNumber!.Value));
        Assert.Equal(31, read);
    }

    [Fact]
    public void A_hundred_thousand_lines_take_seconds()
    {
        Random random = new(3);
        List<string> lines = [];
        int errors = 0;
        for (int line = 0; line < 100_000; line++)
        {
            int kind = random.Next(100);
            errors += kind < 2 ? 1 : 0;
            lines.Add($"2026-11-01T08:00:00.{line % 1000:000}Z " + kind switch
            {
                0 => $"ERROR Inspection failed at https://graph.microsoft.com/v1.0/users/{line} with status code 401",
                1 => """ERROR {"error":"invalid_grant","error_description":"AADSTS53003: blocked","error_codes":[53003]}""",
                < 20 => $"DEBUG GET https://graph.microsoft.com/v1.0/users/{line}?$top=999 returned 200 in {random.Next(1000)} ms",
                < 30 => $"INFO token of tenant {line} from cache, expires in {random.Next(3600)} s, status ok",
                _ => $"INFO customer {line} processed: {random.Next(900)} users, {random.Next(900)} groups, 0 errors",
            });
        }

        Stopwatch clock = Stopwatch.StartNew();
        int found = s_resolver.ResolveLines(lines).Count();

        Assert.Equal(errors, found);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(10), clock.Elapsed.ToString());
    }

    private static (int?, string?, ChainLink, Confidence, string?) Key(ErrorResolution found) =>
        (found.LineNumber, found.Code, found.Link, found.Confidence, found.CorrelationId);
}
