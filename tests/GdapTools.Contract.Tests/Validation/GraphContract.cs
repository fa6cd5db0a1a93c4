using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>Both descriptions of Microsoft Graph, and judgement by them. Safe for concurrent use.</summary>
public static class GraphContract
{
    private static readonly ContractDocument[] s_documents = [new("v1.0"), new("beta")];

    /// <summary>Whether a description has the path, of whatever method.</summary>
    public static bool Describes(Message message) => Match(message) is not null;

    /// <summary>The described path that a request goes to; its own path when none is described.</summary>
    public static string TemplateOf(Message message) => Match(message)?.Template.Text ?? message.Path;

    /// <summary>What in the request breaks the contract.</summary>
    public static IReadOnlyList<Violation> CheckRequest(Message message)
    {
        if (Match(message) is not OperationMatch match)
        {
            return [new Violation(ViolationKind.UnknownPath, message.Path, $"not described in {message.Version}")];
        }

        if (match.Operation(message.Method) is not JsonElement operation)
        {
            return [UnknownMethod(match, message)];
        }

        Answer answer = Answer.Of(match, operation);
        QueryCheck query = new(match, operation, answer.ItemType);
        return [.. query.Run(message.Query), .. CheckBody(match, operation, message)];
    }

    /// <summary>What in the answer breaks the contract; the path must be described.</summary>
    public static IReadOnlyList<Violation> CheckAnswer(Message message)
    {
        OperationMatch match = Match(message)!;
        return !message.IsSuccess ? AnswerCheck.OfError(match.Document, message)
            : match.Operation(message.Method) is not JsonElement operation ? [UnknownMethod(match, message)]
            : AnswerCheck.OfSuccess(match, Answer.Of(match, operation), message);
    }

    /// <summary>The description of the version that a request names; null when there is none.</summary>
    internal static ContractDocument? Document(Message message) => s_documents.FirstOrDefault(
        document => document.Version.Equals(message.Version, StringComparison.OrdinalIgnoreCase));

    private static OperationMatch? Match(Message message) =>
        Document(message) is ContractDocument document ? OperationMatch.Find(document, message.Path) : null;

    private static Violation UnknownMethod(OperationMatch match, Message message) =>
        new(ViolationKind.UnknownMethod, message.Path, $"no {message.Method} on {match.Template.Text}");

    private static IReadOnlyList<Violation> CheckBody(OperationMatch match, JsonElement operation, Message message)
    {
        if (message.RequestBody is null)
        {
            return [];
        }

        if (!operation.TryGetProperty("requestBody", out JsonElement reference))
        {
            return message.RequestBody.Length == 0
                ? []
                : [new Violation(ViolationKind.UnexpectedBody, "$", $"{message.Method} takes no body here")];
        }

        JsonElement body = match.Document.Resolve(reference);
        if (message.RequestBody.Length == 0)
        {
            return [new Violation(ViolationKind.MissingBody, "$", $"{message.Method} needs a body here")];
        }

        JsonElement schema = body.GetProperty("content").GetProperty("application/json").GetProperty("schema");
        return Message.Parse(message.RequestBody) is JsonElement value
            ? SchemaCheck.Run(match.Document, schema, value)
            : [new Violation(ViolationKind.NotJson, "$", "the request's body is no JSON")];
    }
}
