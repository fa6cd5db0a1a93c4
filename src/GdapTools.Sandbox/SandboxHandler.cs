using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Delivery;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox;

/// <summary>
/// Answers as Entra, Microsoft Graph and Partner Center would for the tenants of a snapshot, in process. The path alone
/// tells which service is meant; the host is ignored. Safe for concurrent use.
/// </summary>
public sealed class SandboxHandler : HttpMessageHandler
{
    private readonly SandboxEngine _engine;
    private readonly AnswerDelivery _delivery;

    public SandboxHandler(Snapshot snapshot, SandboxOptions options)
    {
        _engine = new SandboxEngine(snapshot, options);
        _delivery = new AnswerDelivery(options);
    }

    /// <summary>What has been answered so far, in order.</summary>
    public IReadOnlyList<ServedRequest> Requests => _engine.Requests;

    /// <inheritdoc cref="SandboxEngine.Approve"/>
    internal bool Approve(string relationshipId, string? customerTenantId = null) =>
        _engine.Approve(relationshipId, customerTenantId);

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        string body = request.Content is null ? "" : await request.Content.ReadAsStringAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        SandboxRequest asked = new(request.Method.Method, request.RequestUri!, ReadHeaders(request), body);
        SandboxResponse answer = _engine.Handle(asked);
        await _delivery.WaitAsync(answer, cancellationToken).ConfigureAwait(false);
        return answer.Delivery == DeliveryKind.Reset
            ? throw new HttpRequestException(
                "An error occurred while sending the request.", new IOException("The connection was reset."))
            : Convert(answer, request);
    }

    private static Dictionary<string, string> ReadHeaders(HttpRequestMessage request)
    {
        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        foreach (KeyValuePair<string, IEnumerable<string>> header in request.Headers)
        {
            headers[header.Key] = string.Join(header.Key == "User-Agent" ? " " : ",", header.Value);
        }

        return headers;
    }

    private HttpResponseMessage Convert(SandboxResponse answer, HttpRequestMessage request)
    {
        HttpResponseMessage response = new((HttpStatusCode)answer.Status)
        {
            RequestMessage = request,
            Content = answer.Delivery == DeliveryKind.Whole
                ? new ByteArrayContent(answer.Body)
                : new StreamContent(new DeliveredStream(_delivery, answer)),
        };
        if (answer.ReasonPhrase is not null)
        {
            response.ReasonPhrase = answer.ReasonPhrase;
        }

        foreach (KeyValuePair<string, string> header in answer.Headers.Where(header => !IsLength(header.Key)))
        {
            if (!response.Headers.TryAddWithoutValidation(header.Key, header.Value))
            {
                response.Content.Headers.TryAddWithoutValidation(header.Key, header.Value);
            }
        }

        return response;
    }

    private static bool IsLength(string name) =>
        name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
        || name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase);
}
