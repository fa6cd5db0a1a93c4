using System.Collections.Concurrent;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Sandbox.Engine;

/// <summary>Which applications Partner Center has had consented to in customer tenants, or taken out of them, since the
/// sandbox began: what the token endpoint goes by. Safe for concurrent use.</summary>
internal sealed class ConsentBook
{
    // Refusals for want of consent, or of what comes with it.
    private static readonly long[] s_wantOfConsent = [65001, 700016, 7000229, 90099];

    private readonly ConcurrentDictionary<string, bool> _consents = new();

    public void Put(string tenantId, string applicationId, bool isConsented) =>
        _consents[Key(tenantId, applicationId)] = isConsented;

    /// <summary>Whether a consent answers a refusal that the snapshot states.</summary>
    public bool Cures(string tenantId, string? applicationId, JsonElement refusal) =>
        Find(tenantId, applicationId) == true
        && refusal.Items("error_codes").Any(code =>
            code.ValueKind == JsonValueKind.Number && s_wantOfConsent.Contains((long)code.GetDouble()));

    /// <summary>Whether the application's consent has been taken away.</summary>
    public bool IsRemoved(string tenantId, string? applicationId) => Find(tenantId, applicationId) == false;

    private bool? Find(string tenantId, string? applicationId) =>
        applicationId is not null && _consents.TryGetValue(Key(tenantId, applicationId), out bool isConsented)
            ? isConsented
            : null;

    private static string Key(string tenantId, string applicationId) => $"{tenantId}/{applicationId}".ToLowerInvariant();
}
