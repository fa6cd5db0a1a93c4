using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Contract.Tests.Validation;

namespace GdapTools.Contract.Tests.Mutations;

/// <summary>A value inside a body, and what the schema says of it.</summary>
/// <param name="Parent">The object or the array it is in.</param>
/// <param name="Key">Its name in an object; null in an array.</param>
/// <param name="Index">Its index in an array.</param>
/// <param name="Path">As violations write it.</param>
/// <param name="Schema">Its schema; null where the contract says nothing of it.</param>
/// <param name="IsNullable">Whether it may be null.</param>
/// <param name="IsRequired">Whether it must be there.</param>
/// <param name="Type">Its type, when it is an object.</param>
/// <param name="Owner">The type of the object it is in; null where that has none.</param>
internal sealed record SchemaPlace(
    JsonNode Parent,
    string? Key,
    int Index,
    string Path,
    JsonElement? Schema,
    bool IsNullable,
    bool IsRequired,
    ObjectType? Type,
    ObjectType? Owner)
{
    public JsonNode? Node => Key is null ? Parent[Index] : Parent[Key];

    public bool IsFree => Schema is null;

    public string? SchemaType => Text("type");

    public string? Format => Text("format");

    public bool IsEnum => Schema is JsonElement schema
        && (schema.TryGetProperty("enum", out _) || schema.TryGetProperty("x-ms-enum-flags", out _));

    public bool IsAnnotation => Key?.Contains('@') == true;

    public bool IsTypeName => Key == "@odata.type";

    public void Replace(JsonNode? value)
    {
        if (Key is null)
        {
            Parent[Index] = value;
        }
        else
        {
            Parent[Key] = value;
        }
    }

    private string? Text(string name) =>
        Schema is JsonElement schema && schema.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;
}
