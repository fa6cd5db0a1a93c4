using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.PartnerCenter;

/// <summary>The body of a consent: the application, and scopes by resource.</summary>
internal sealed record ConsentRequest(
    string ApplicationId,
    string? DisplayName,
    IReadOnlyList<(string ResourceId, IReadOnlyList<string> Scopes)> Grants)
{
    private static readonly char[] s_separators = [',', ' '];

    /// <summary>Null when something is missing or is not what it should be. Names of members count in any case.</summary>
    public static ConsentRequest? Read(string body)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(body);
            JsonElement root = document.RootElement;
            (string, IReadOnlyList<string>)[] grants = Member(root, "applicationGrants") is { ValueKind: JsonValueKind.Array } list
                ? [.. list.EnumerateArray().Select(Grant)]
                : [];
            return Id(root, "applicationId") is string id && grants.Length > 0 && grants.All(IsWhole)
                ? new ConsentRequest(id, Text(root, "displayName"), grants)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static (string ResourceId, IReadOnlyList<string> Scopes) Grant(JsonElement grant) => (
        Id(grant, "enterpriseApplicationId") ?? "",
        (Text(grant, "scope") ?? "").Split(s_separators, StringSplitOptions.RemoveEmptyEntries));

    private static bool IsWhole((string ResourceId, IReadOnlyList<string> Scopes) grant) =>
        grant.ResourceId.Length > 0 && grant.Scopes.Count > 0;

    private static string? Id(JsonElement element, string name) =>
        Guid.TryParse(Text(element, name), out Guid id) ? id.ToString() : null;

    private static string? Text(JsonElement element, string name) =>
        Member(element, name) is { ValueKind: JsonValueKind.String } member ? member.GetString() : null;

    private static JsonElement? Member(JsonElement element, string name)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty property in element.EnumerateObject())
            {
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return property.Value;
                }
            }
        }

        return null;
    }
}
