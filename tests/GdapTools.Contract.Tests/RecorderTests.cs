using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using GdapTools.Contract.Tests.Recordings;
using GdapTools.ContractRecorder;
using Xunit;

namespace GdapTools.Contract.Tests;

/// <summary>The recorder that tests/ContractRecorder loads into every process of the suite.</summary>
public sealed class RecorderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exchanges").FullName;
    private readonly Recorder _recorder;
    private readonly SandboxWatcher _watcher;

    public RecorderTests()
    {
        _recorder = new Recorder(_folder);
        _watcher = new SandboxWatcher(_recorder);
    }

    [Fact]
    public void What_a_sandbox_tells_is_recorded()
    {
        Tell("https://graph.microsoft.com/v1.0/me", 200, "{}");

        RecordedExchange exchange = Assert.Single(Recording.Read(_folder));

        Assert.Equal(
            ("GET", "https://graph.microsoft.com/v1.0/me", "asked", 200, "{}", "Derived", null, true),
            (exchange.Method, exchange.Uri, exchange.RequestBody, exchange.Status, exchange.ResponseBody,
                exchange.Origin, exchange.OutOfContract, exchange.IsHeldToContract));
    }

    [Fact]
    public void Each_kind_is_recorded_once_and_ids_and_numbers_make_no_kind()
    {
        Tell("https://a.example/v1.0/users/aaaabbbb-0000-cccc-1111-dddd2222eeee", 200, """{ "a": 1 }""");
        Tell("https://a.example/v1.0/users/bbbbaaaa-0000-cccc-1111-dddd2222eeee", 200, """{ "a": 22 }""");
        Tell("https://a.example/v1.0/users/bbbbaaaa-0000-cccc-1111-dddd2222eeee", 404, """{ "a": 22 }""");
        Tell("https://a.example/v1.0/users/bbbbaaaa-0000-cccc-1111-dddd2222eeee", 200, """{ "a": "22" }""");

        Assert.Equal([200, 404, 200], Recording.Read(_folder).Select(exchange => exchange.Status));
    }

    [Theory]
    [InlineData("Stated", null)]
    [InlineData("Fault", null)]
    [InlineData("Derived", "on purpose")]
    public void An_answer_that_is_not_judged_is_not_kept(string origin, string? reason)
    {
        using Activity activity = new("test");
        activity.AddBaggage("contract.out", reason).Start();

        Tell("https://graph.microsoft.com/v1.0/me", 200, "{}", origin);

        RecordedExchange exchange = Assert.Single(Recording.Read(_folder));
        Assert.Equal(
            (origin, reason, "", false),
            (exchange.Origin, exchange.OutOfContract, exchange.ResponseBody, exchange.IsHeldToContract));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5000/v1.0/organization", 1)]
    [InlineData("http://127.0.0.1:5000/BETA/organization?$top=1", 1)]
    [InlineData("http://127.0.0.1:5000/common/oauth2/v2.0/token?secret=1", 0)]
    [InlineData("https://telemetry.example/v1.0", 0)]
    public void Of_Graph_requests_over_HTTP_the_address_is_recorded(string uri, int count)
    {
        using HttpResponseMessage response = new(HttpStatusCode.Accepted)
        {
            RequestMessage = new HttpRequestMessage(HttpMethod.Post, uri) { Content = new StringContent("secret") },
        };

        new HttpWatcher(_recorder).OnNext(
            new KeyValuePair<string, object?>(HttpWatcher.Event, new { Response = response }));

        IReadOnlyList<RecordedExchange> exchanges = Recording.Read(_folder);
        Assert.Equal(count, exchanges.Count);
        Assert.All(exchanges, exchange => Assert.Equal(
            ("POST", uri, null, 202, "", "Unseen", false),
            (exchange.Method, exchange.Uri, exchange.RequestBody, exchange.Status, exchange.ResponseBody,
                exchange.Origin, exchange.IsHeldToContract)));
    }

    [Fact]
    public void A_line_that_was_cut_off_is_passed_over()
    {
        Tell("https://graph.microsoft.com/v1.0/me", 200, "{}");
        _recorder.Dispose();
        File.AppendAllText(Directory.GetFiles(_folder).Single(), "{ \"Method\": \"GE");

        Assert.Single(Recording.Read(_folder));
    }

    [Fact]
    public void A_folder_that_cannot_be_made_disturbs_nobody()
    {
        string file = Path.Combine(_folder, "file");
        File.WriteAllText(file, "");
        using Recorder recorder = new(Path.Combine(file, "below"));

        new SandboxWatcher(recorder).OnNext(new KeyValuePair<string, object?>(
            SandboxWatcher.Event, Payload("https://a.example/", 200, "", "Derived")));

        Assert.Empty(Recording.Read(_folder));
    }

    public void Dispose()
    {
        _recorder.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Tell(string uri, int status, string body, string origin = "Derived") =>
        _watcher.OnNext(new KeyValuePair<string, object?>(SandboxWatcher.Event, Payload(uri, status, body, origin)));

    private static object Payload(string uri, int status, string body, string origin) => new
    {
        Method = "GET",
        Uri = uri,
        RequestHeaders = new Dictionary<string, string>(),
        RequestBody = "asked",
        Status = status,
        ResponseHeaders = new Dictionary<string, string>(),
        ResponseBody = body,
        Origin = origin,
    };
}
