using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>Single readings, each with what it takes for an answer that makes sense.</summary>
internal sealed class TenantReadings
{
    private readonly IGraphReader _graph;
    private readonly string _tenantId;
    private readonly CancellationToken _cancellationToken;

    public TenantReadings(IGraphReader graph, string tenantId, CancellationToken cancellationToken)
    {
        _graph = graph;
        _tenantId = tenantId;
        _cancellationToken = cancellationToken;
    }

    /// <summary>A property's text; null when there is none.</summary>
    public static string? TextOf(JsonElement item, string name) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty(name, out JsonElement value) &&
        value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public Task<Reading<JsonElement>> ReadAsync(GraphQuery query) =>
        Reading.TryAsync(() => _graph.GetAsync(query, _cancellationToken), query.Permission);

    public Task<Reading<IReadOnlyList<JsonElement>>> ListAsync(GraphQuery query) => Reading.TryAsync(
        async () =>
        {
            List<JsonElement> items = [];
            await foreach (JsonElement item in _graph.ListAsync(query, _cancellationToken).ConfigureAwait(false))
            {
                items.Add(item);
            }

            return (IReadOnlyList<JsonElement>)items;
        },
        query.Permission);

    public Task<Reading<bool>> ReadSecurityDefaultsAsync()
    {
        GraphQuery query = PostureQueries.SecurityDefaults(_tenantId);
        return Reading.TryAsync(
            async () =>
            {
                JsonElement policy = await _graph.GetAsync(query, _cancellationToken).ConfigureAwait(false);
                return policy.ValueKind == JsonValueKind.Object &&
                    policy.TryGetProperty("isEnabled", out JsonElement isEnabled) &&
                    isEnabled.ValueKind is JsonValueKind.True or JsonValueKind.False
                        ? isEnabled.GetBoolean()
                        : throw Missing("isEnabled");
            },
            query.Permission);
    }

    public Task<Reading<string>> ReadPerUserMfaAsync(string user)
    {
        GraphQuery query = PostureQueries.PerUserMfa(_tenantId, user);
        return Reading.TryAsync(
            async () =>
            {
                JsonElement answer = await _graph.GetAsync(query, _cancellationToken).ConfigureAwait(false);
                return TextOf(answer, "perUserMfaState") ?? throw Missing("perUserMfaState");
            },
            query.Permission);
    }

    /// <summary>Names of the external authentication methods that are switched on.
    /// Source: https://learn.microsoft.com/graph/api/resources/externalauthenticationmethodconfiguration</summary>
    public Task<Reading<IReadOnlyList<string>>> ReadExternalMethodsAsync()
    {
        GraphQuery query = PostureQueries.AuthenticationMethods(_tenantId);
        return Reading.TryAsync(
            async () =>
            {
                JsonElement policy = await _graph.GetAsync(query, _cancellationToken).ConfigureAwait(false);
                return policy.ValueKind == JsonValueKind.Object &&
                    policy.TryGetProperty("authenticationMethodConfigurations", out JsonElement methods) &&
                    methods.ValueKind == JsonValueKind.Array
                        ? (IReadOnlyList<string>)methods.EnumerateArray().Where(IsExternalAndOn)
                            .Select(static method => TextOf(method, "displayName") ?? TextOf(method, "id") ?? "").ToArray()
                        : throw Missing("authenticationMethodConfigurations");
            },
            query.Permission);
    }

    /// <summary>How a domain signs in.</summary>
    public Task<Reading<FederationFacts>> ReadFederationAsync(string domain) =>
        Reading.TryAsync(
            async () =>
            {
                JsonElement facts = await _graph
                    .GetAsync(PostureQueries.Domain(_tenantId, domain), _cancellationToken).ConfigureAwait(false);
                if (!Words.Same(TextOf(facts, "authenticationType"), "Federated"))
                {
                    return new FederationFacts(domain, IsFederated: false, MfaBehavior: null);
                }

                Reading<IReadOnlyList<JsonElement>> federation =
                    await ListAsync(PostureQueries.Federation(_tenantId, domain)).ConfigureAwait(false);
                string? behavior = federation.IsKnown
                    ? federation.Value.Select(static item => TextOf(item, "federatedIdpMfaBehavior")).FirstOrDefault()
                    : throw federation.Failure!;
                return new FederationFacts(domain, IsFederated: true, behavior);
            },
            PostureQueries.DomainPermission);

    private static bool IsExternalAndOn(JsonElement method) =>
        TextOf(method, "@odata.type")?.EndsWith(".externalAuthenticationMethodConfiguration", StringComparison.OrdinalIgnoreCase) is true &&
        Words.Same(TextOf(method, "state"), "enabled");

    private static GdapException Missing(string name) => new(
        "UnexpectedAnswer", GdapErrorKind.InvalidData, $"Graph answered without {name}, or with something else in it.");
}
