using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace GdapTools.Sandbox.Tests.Writing;

/// <summary>Carries requests to a sandbox and plays one fault at one of those to Graph or Partner Center, or from it on.
/// </summary>
public sealed class FaultyCarrier : DelegatingHandler
{
    private int _count;

    public FaultyCarrier(SandboxHandler sandbox)
        : base(sandbox)
    {
    }

    /// <summary>At which of those requests, counted from 0; none when negative.</summary>
    public int At { get; set; } = -1;

    public WriteFault Fault { get; set; }

    /// <summary>Whether every request from there on meets it.</summary>
    public bool Stays { get; set; }

    /// <summary>The requests to the services that have come.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>The methods and paths of what the sandbox has carried out of what changes something.</summary>
    public List<string> Applied { get; } = [];

    /// <summary>The methods and paths of what changes something, carried out or not.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Told of every request that changes something, before it is carried out or not.</summary>
    public Func<HttpRequestMessage, Task>? Sent { get; set; }

    public void Forget()
    {
        _count = 0;
        At = -1;
        Stays = false;
    }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string path = request.RequestUri!.AbsolutePath;
        if (!path.StartsWith("/v1.0/", StringComparison.Ordinal) && !path.StartsWith("/v1/", StringComparison.Ordinal))
        {
            return await base.SendAsync(request, cancellationToken);
        }

        int index = Interlocked.Increment(ref _count) - 1;
        bool isHit = At >= 0 && (index == At || (Stays && index > At));
        if (IsWrite(request))
        {
            Note(Asked, request);
            await (Sent?.Invoke(request) ?? Task.CompletedTask);
        }

        return isHit ? await PlayAsync(request, cancellationToken) : await CarryOutAsync(request, cancellationToken);
    }

    private async Task<HttpResponseMessage> PlayAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Fault is WriteFault.AnswerLost or WriteFault.TimeoutAfter or WriteFault.ErrorAfter or WriteFault.GatewayAfter)
        {
            (await CarryOutAsync(request, cancellationToken)).Dispose();
        }

        return Fault switch
        {
            WriteFault.NotSent or WriteFault.AnswerLost => throw new HttpRequestException(
                "An error occurred while sending the request.", new IOException("The connection was reset.")),
            WriteFault.TimeoutBefore or WriteFault.TimeoutAfter => throw new TaskCanceledException("Timed out."),
            WriteFault.Throttled => Answer(HttpStatusCode.TooManyRequests, request),
            WriteFault.Busy => Answer(HttpStatusCode.ServiceUnavailable, request),
            WriteFault.ErrorBefore or WriteFault.ErrorAfter => Answer(HttpStatusCode.InternalServerError, request),
            WriteFault.GatewayAfter => Answer(HttpStatusCode.GatewayTimeout, request),
            _ => Page(request),
        };
    }

    private async Task<HttpResponseMessage> CarryOutAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage answer = await base.SendAsync(request, cancellationToken);
        if (IsWrite(request) && answer.IsSuccessStatusCode)
        {
            Note(Applied, request);
        }

        return answer;
    }

    // A batch is a POST that reads.
    private static bool IsWrite(HttpRequestMessage request) =>
        request.Method != HttpMethod.Get && !request.RequestUri!.AbsolutePath.EndsWith("$batch", StringComparison.Ordinal);

    private static void Note(List<string> list, HttpRequestMessage request)
    {
        lock (list)
        {
            list.Add($"{request.Method} {request.RequestUri!.AbsolutePath}");
        }
    }

    private static HttpResponseMessage Answer(HttpStatusCode status, HttpRequestMessage request)
    {
        HttpResponseMessage answer = new(status)
        {
            RequestMessage = request,
            Content = new StringContent(
                """{ "error": { "code": "invented", "message": "Said by a test." } }""", Encoding.UTF8, "application/json"),
        };
        answer.Headers.Add("Retry-After", "1");
        return answer;
    }

    private static HttpResponseMessage Page(HttpRequestMessage request) => new(HttpStatusCode.OK)
    {
        RequestMessage = request,
        Content = new StringContent("<html>Please sign in.</html>", Encoding.UTF8, "text/html"),
    };
}
