using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Contract.Tests.Validation;

namespace GdapTools.Contract.Tests.Support;

/// <summary>A body and the schema it is held to.</summary>
/// <param name="Document">The description.</param>
/// <param name="Schema">The body's schema.</param>
/// <param name="Json">The body.</param>
internal sealed record Payload(ContractDocument Document, JsonElement Schema, JsonNode Json)
{
    /// <summary>The bodies of an example that are objects: the request's, the answer's, both or none.</summary>
    public static IEnumerable<Payload> Of(string example)
    {
        Message message = Example.Read(example);
        ContractDocument document = GraphContract.Document(message)!;
        OperationMatch match = OperationMatch.Find(document, message.Path)!;
        JsonElement operation = match.Operation(message.Method)!.Value;
        if (message.RequestBody is { Length: > 0 } requestBody)
        {
            JsonElement body = document.Resolve(operation.GetProperty("requestBody"));
            yield return new Payload(document, JsonSchema(body), JsonNode.Parse(requestBody)!);
        }

        if (message.ResponseBody.Length > 0 && Answer.Of(match, operation).Schema is JsonElement schema)
        {
            JsonNode json = JsonNode.Parse(message.ResponseBody)!;
            foreach ((JsonElement part, JsonNode node) in match.Cast is null ? [(schema, json)] : Items(match, json))
            {
                yield return new Payload(document, part, node);
            }
        }
    }

    /// <summary>What is wrong with the body once a mutation has been at it.</summary>
    public IReadOnlyList<Violation> Check() =>
        SchemaCheck.Run(Document, Schema, Message.Parse(Json.ToJsonString())!.Value);

    public Payload Copy() => this with { Json = Json.DeepClone() };

    private static IEnumerable<(JsonElement Schema, JsonNode Json)> Items(OperationMatch match, JsonNode json) =>
        json["value"]!.AsArray().Select(item => (AnswerCheck.Reference(match.Cast!.Name!), item!));

    private static JsonElement JsonSchema(JsonElement body) =>
        body.GetProperty("content").GetProperty("application/json").GetProperty("schema");
}
