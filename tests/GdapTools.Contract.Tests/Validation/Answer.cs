using System.Linq;
using System.Text.Json;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>What an operation answers when it succeeds.</summary>
/// <param name="Schema">Null for an empty body.</param>
/// <param name="ItemType">Of the entity, or of each in the collection; null for an empty body.</param>
/// <param name="IsCollection">Whether they stand in a list called <c>value</c>.</param>
internal sealed record Answer(JsonElement? Schema, ObjectType? ItemType, bool IsCollection)
{
    public static Answer Of(OperationMatch match, JsonElement operation)
    {
        ContractDocument document = match.Document;
        JsonElement response = document.Resolve(operation.GetProperty("responses").EnumerateObject()
            .First(item => item.Name.StartsWith('2')).Value);
        if (!response.TryGetProperty("content", out JsonElement content))
        {
            return new Answer(null, null, IsCollection: false);
        }

        JsonElement schema = content.GetProperty("application/json").GetProperty("schema");
        ObjectType type = document.Types.Of(schema);
        bool isCollection = type.Properties.TryGetValue("value", out JsonElement value)
            && value.TryGetProperty("items", out JsonElement items)
            && type.Properties.ContainsKey("@odata.nextLink");
        ObjectType itemType = isCollection ? document.Types.Of(value.GetProperty("items")) : type;
        return new Answer(schema, match.Cast ?? itemType, isCollection);
    }
}
