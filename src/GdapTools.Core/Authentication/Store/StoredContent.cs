using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GdapTools.Core.Authentication.Store;

/// <summary>
/// What of MSAL's cache is stored: refresh tokens and the accounts they belong to. Access tokens and identity tokens are
/// left out; there would be some of each customer, and a refresh token brings new ones.
/// Source: https://learn.microsoft.com/entra/msal/dotnet/how-to/token-cache-serialization
/// </summary>
internal static class StoredContent
{
    private const string Accounts = "Account";
    private static readonly string[] s_sections = ["RefreshToken", Accounts, "AppMetadata"];

    /// <summary>Adds a session's cache to what other sessions have stored.</summary>
    /// <param name="stored">What is there; nothing if it is damaged.</param>
    /// <param name="own">The session's cache, as MSAL writes it.</param>
    public static byte[] Merge(byte[] stored, byte[] own)
    {
        JsonNode? theirs = Parse(stored);
        JsonNode ours = JsonNode.Parse(own)!;
        JsonObject result = [];

        foreach (string section in s_sections)
        {
            Dictionary<string, JsonNode?> entries = [];
            AddTo(entries, theirs?[section]);
            AddTo(entries, ours[section]);
            result[section] = new JsonObject(section == Accounts ? OnePerUser(entries) : entries);
        }

        return Encoding.UTF8.GetBytes(result.ToJsonString());
    }

    private static JsonObject? Parse(byte[] json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void AddTo(Dictionary<string, JsonNode?> entries, JsonNode? section)
    {
        foreach (KeyValuePair<string, JsonNode?> entry in section as JsonObject ?? [])
        {
            entries[entry.Key] = entry.Value?.DeepClone();
        }
    }

    // MSAL has one for each tenant that a user has a token of: each customer's.
    private static IEnumerable<KeyValuePair<string, JsonNode?>> OnePerUser(Dictionary<string, JsonNode?> entries) => entries
        .GroupBy(entry => Text(entry.Value, "home_account_id") + " " + Text(entry.Value, "environment"))
        .Select(user => user.FirstOrDefault(IsAtHome) is { Key: not null } home ? home : user.First());

    private static bool IsAtHome(KeyValuePair<string, JsonNode?> account) =>
        Text(account.Value, "realm") is { Length: > 0 } tenant
        && Text(account.Value, "home_account_id").EndsWith("." + tenant, StringComparison.OrdinalIgnoreCase);

    private static string Text(JsonNode? account, string name) =>
        (account as JsonObject)?[name] is JsonValue value && value.TryGetValue(out string? text) ? text : "";
}
