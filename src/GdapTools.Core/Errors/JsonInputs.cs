using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Errors;

/// <summary>Takes apart JSON that holds several errors: batch answers, arrays, lists of sign-ins.</summary>
internal static class JsonInputs
{
    /// <summary>The parts to be resolved each by itself; the root alone when it is one error.</summary>
    public static IReadOnlyList<JsonElement> Split(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return Objects(root);
        }

        if (root.ValueKind != JsonValueKind.Object)
        {
            return [root];
        }

        foreach (JsonProperty property in root.EnumerateObject())
        {
            bool isList = property.Name is "responses" or "value" or "records"
                && property.Value.ValueKind == JsonValueKind.Array;
            if (isList && Objects(property.Value) is { Count: > 0 } items)
            {
                return items;
            }
        }

        // A recorded exchange around a batch answer.
        return root.EnumerateObject().Where(property => property.Name.Equals("body", StringComparison.OrdinalIgnoreCase)
                || property.Name.Equals("responseBody", StringComparison.OrdinalIgnoreCase))
            .Select(property => property.Value)
            .FirstOrDefault() is { ValueKind: JsonValueKind.Object } body
            && body.TryGetProperty("responses", out JsonElement responses) && responses.ValueKind == JsonValueKind.Array
            && Objects(responses) is { Count: > 0 } answers
            ? answers
            : [root];
    }

    private static IReadOnlyList<JsonElement> Objects(JsonElement array) =>
        [.. array.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)];
}
