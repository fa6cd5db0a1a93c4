using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using GdapTools.Core.Snapshots;

namespace GdapTools.Sandbox.Engine;

/// <summary>The answers a snapshot states outright, some for a number of times only, some while a resource is there.</summary>
internal sealed class StatedResponses
{
    private readonly ILookup<string, Entry> _entries;
    private readonly TenantDirectory _tenants;

    public StatedResponses(IReadOnlyList<SnapshotResponse> responses, TenantDirectory tenants)
    {
        _tenants = tenants;
        _entries = responses.ToLookup(
            response => response.Path, response => new Entry(response), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The stated answer to a request, which counts as served; null when there is none (any more).</summary>
    public SandboxResponse? Take(string? tenantId, string method, string path)
    {
        Entry? entry = _entries[path].FirstOrDefault(candidate => IsDue(candidate, tenantId) && candidate.TryTake(tenantId, method));
        return entry is null ? null : Write(entry.Response);
    }

    private bool IsDue(Entry entry, string? tenantId) =>
        entry.Response.While is not string resource || _tenants.Find(tenantId)?.Find(resource, callerId: null) is not null;

    private static SandboxResponse Write(SnapshotResponse stated)
    {
        JsonElement? body = stated.Body;
        bool isText = body?.ValueKind == JsonValueKind.String;
        string content = body is null ? "" : isText ? body.Value.GetString()! : body.Value.GetRawText();
        string? type = body is null ? null : isText ? "text/plain; charset=utf-8" : "application/json";
        SandboxResponse response = new(stated.Status, content, type) { Origin = AnswerOrigin.Stated };
        foreach (KeyValuePair<string, string> header in stated.Headers)
        {
            response.With(header.Key, header.Value);
        }

        return response;
    }

    private sealed class Entry(SnapshotResponse response)
    {
        private int _served;

        public SnapshotResponse Response { get; } = response;

        public bool TryTake(string? tenantId, string method)
        {
            bool fits = Response.Method == method
                && (Response.TenantId is null
                    || Response.TenantId.Equals(tenantId, StringComparison.OrdinalIgnoreCase));
            return fits && (Response.Times is not int times || Interlocked.Increment(ref _served) <= times);
        }
    }
}
