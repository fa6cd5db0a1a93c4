using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>Holds the body of an answer to what its operation answers.</summary>
internal static class AnswerCheck
{
    private const string ErrorType = "microsoft.graph.ODataErrors.ODataError";

    public static IReadOnlyList<Violation> OfError(ContractDocument document, Message message) =>
        Message.Parse(message.ResponseBody) is JsonElement body
            ? SchemaCheck.Run(document, Reference(ErrorType), body)
            : [new Violation(ViolationKind.NotJson, "$", "the error's body is no JSON")];

    public static IReadOnlyList<Violation> OfSuccess(OperationMatch match, Answer answer, Message message)
    {
        if (match.IsCount)
        {
            bool isNumber = int.TryParse(message.ResponseBody, NumberStyles.None, CultureInfo.InvariantCulture, out _);
            return isNumber ? [] : [new Violation(ViolationKind.WrongType, "$", "a count is a bare number")];
        }

        // 204 for what was changed, and what is changed later (202), have no or an empty body.
        bool mayBeEmpty = answer.Schema is null || message.Method is "PATCH" or "PUT" || message.Status is 202 or 204;
        if (message.ResponseBody.Length == 0)
        {
            return mayBeEmpty ? [] : [new Violation(ViolationKind.MissingBody, "$", $"{message.Status} without body")];
        }

        if (answer.Schema is not JsonElement schema)
        {
            return [new Violation(ViolationKind.UnexpectedBody, "$", $"{message.Method} answers without body")];
        }

        return Message.Parse(message.ResponseBody) is JsonElement body
            ? [.. CheckBody(match, schema, body), .. CheckSelection(answer, message, body)]
            : [new Violation(ViolationKind.NotJson, "$", "the answer's body is no JSON")];
    }

    /// <summary>A schema that is the named type.</summary>
    public static JsonElement Reference(string type)
    {
        using JsonDocument document = JsonDocument.Parse($$"""{ "$ref": "#/components/schemas/{{type}}" }""");
        return document.RootElement.Clone();
    }

    // The items of a collection that was cast are of the type it was cast to, said or not.
    private static IEnumerable<Violation> CheckBody(OperationMatch match, JsonElement schema, JsonElement body)
    {
        ContractDocument document = match.Document;
        if (match.Cast?.Name is not string cast
            || body.ValueKind != JsonValueKind.Object
            || !body.TryGetProperty("value", out JsonElement items)
            || items.ValueKind != JsonValueKind.Array)
        {
            return SchemaCheck.Run(document, schema, body);
        }

        return items.EnumerateArray()
            .SelectMany((item, index) => SchemaCheck.Run(document, Reference(cast), item, $"$.value[{index}]"));
    }

    private static IEnumerable<Violation> CheckSelection(Answer answer, Message message, JsonElement body)
    {
        string? select = Option(message, "select");
        if (select is null || body.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        HashSet<string> asked = [.. QueryNames.OfSelect(select).Select(name => name.Split('/')[0].ToLowerInvariant())];
        asked.UnionWith(QueryNames.OfExpand(Option(message, "expand") ?? "").Select(name => name.ToLowerInvariant()));
        JsonElement[] items = !answer.IsCollection ? [body]
            : body.TryGetProperty("value", out JsonElement value) && value.ValueKind == JsonValueKind.Array
                ? [.. value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)]
            : [];
        foreach (string name in items.SelectMany(item => item.EnumerateObject()).Select(property => property.Name)
            .Where(name => !name.Contains('@') && !asked.Contains(name.ToLowerInvariant()))
            .Distinct(StringComparer.Ordinal))
        {
            yield return new Violation(ViolationKind.NotSelected, $"$.{name}", "answered though not in $select");
        }
    }

    private static string? Option(Message message, string name) => message.Query
        .FirstOrDefault(option => option.Key.TrimStart('$').Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
