using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Graph;

/// <summary>Answers batches, each request with a status of its own.
/// Source: https://learn.microsoft.com/graph/json-batching</summary>
internal sealed class GraphBatch
{
    private const int MostRequests = 20;

    private readonly SandboxWorld _world;
    private readonly Func<SandboxCall, Caller, SandboxResponse> _answer;
    private readonly Action<ServedRequest> _record;

    public GraphBatch(
        SandboxWorld world, Func<SandboxCall, Caller, SandboxResponse> answer, Action<ServedRequest> record)
    {
        _world = world;
        _answer = answer;
        _record = record;
    }

    public SandboxResponse Handle(SandboxCall call, Caller caller)
    {
        if (call.Method != "POST")
        {
            return GraphErrors.NotAllowed(call);
        }

        JsonElement[] requests;
        try
        {
            using JsonDocument body = JsonDocument.Parse(call.Body);
            requests = [.. body.RootElement.Clone().Items("requests")];
        }
        catch (JsonException)
        {
            return GraphErrors.BadRequest(call, "Invalid batch payload format.");
        }

        return FindFault(requests) is string fault
            ? GraphErrors.BadRequest(call, fault)
            : new SandboxResponse(200, AnswerAll(call, caller, requests), "application/json");
    }

    private static string? FindFault(JsonElement[] requests)
    {
        IEnumerable<string?> ids = requests.Select(request => request.Text("id"));
        return requests.Length == 0 ? "Invalid batch payload format."
            : requests.Length > MostRequests
                ? $"Number of batch request steps exceeds the maximum value of {MostRequests}."
            : ids.Any(string.IsNullOrEmpty) ? "Request Id is not present in the batch request."
            : ids.Distinct(StringComparer.Ordinal).Count() < requests.Length
                ? "Request Id must be unique within the batch request."
            : null;
    }

    private string AnswerAll(SandboxCall call, Caller caller, JsonElement[] requests)
    {
        Dictionary<string, int> statuses = new(StringComparer.Ordinal);
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("responses");
            foreach (JsonElement request in requests)
            {
                string id = request.Text("id")!;
                SandboxResponse response = AnswerOne(call, caller, request, statuses);
                statuses[id] = response.Status;
                WriteOne(writer, id, response);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private SandboxResponse AnswerOne(
        SandboxCall call, Caller caller, JsonElement request, Dictionary<string, int> statuses)
    {
        string version = call.Path.Substring(0, call.Path.IndexOf('/'));
        string root = call.Uri.GetLeftPart(UriPartial.Authority) + "/" + version + "/";
        string relative = (request.Text("url") ?? "").TrimStart('/');
        string method = request.Text("method") ?? "GET";
        bool isUri = Uri.TryCreate(root + relative, UriKind.Absolute, out Uri? uri);
        if (!isUri || relative.Length == 0 || relative.StartsWith("$batch", StringComparison.OrdinalIgnoreCase))
        {
            return GraphErrors.BadRequest(call, "Invalid batch request url.");
        }

        Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
        if (request.Find("headers") is { ValueKind: JsonValueKind.Object } stated)
        {
            foreach (JsonProperty header in stated.EnumerateObject())
            {
                headers[header.Name] = header.Value.ToString();
            }
        }

        string body = request.Find("body")?.GetRawText() ?? "";
        SandboxRequest asked = new(method, uri!, headers, body);
        SandboxCall inner = call.Inner(asked, _world.NextId());
        inner.TenantId = caller.TenantId;
        bool isHeldBack = request.Texts("dependsOn").Any(
            id => !statuses.TryGetValue(id, out int status) || status >= 400);
        SandboxResponse response = isHeldBack
            ? GraphErrors.Create(inner, 424, "FailedDependency", "A request that this one depends on has failed.")
            : _answer(inner, caller);
        _record(new ServedRequest(inner.Method, inner.Path, response.Status, call.Now)
        {
            Query = inner.Query.ToString(),
            TenantId = caller.TenantId,
            IsBatchItem = true,
        });
        response.With("request-id", inner.RequestId);
        ExchangeSource.Publish(asked, response);
        return response;
    }

    private static void WriteOne(Utf8JsonWriter writer, string id, SandboxResponse response)
    {
        writer.WriteStartObject();
        writer.WriteString("id", id);
        writer.WriteNumber("status", response.Status);
        writer.WriteStartObject("headers");
        foreach (KeyValuePair<string, string> header in response.Headers)
        {
            writer.WriteString(header.Key, header.Value);
        }

        writer.WriteEndObject();
        if (response.Body.Length > 0)
        {
            writer.WritePropertyName("body");
            WriteBody(writer, response.Text);
        }

        writer.WriteEndObject();
    }

    private static void WriteBody(Utf8JsonWriter writer, string text)
    {
        try
        {
            using JsonDocument body = JsonDocument.Parse(text);
            body.RootElement.WriteTo(writer);
        }
        catch (JsonException)
        {
            writer.WriteStringValue(Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        }
    }
}
