using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>Holds a JSON value to a schema of OpenAPI 3.0, with Graph's discriminator and closed types.</summary>
internal sealed class SchemaCheck(ContractDocument document)
{
    private const string TypeAnnotation = "@odata.type";

    private readonly List<Violation> _violations = [];

    public static IReadOnlyList<Violation> Run(
        ContractDocument document, JsonElement schema, JsonElement value, string place = "$")
    {
        SchemaCheck check = new(document);
        check.Check(schema, value, place);
        return check._violations;
    }

    private void Check(JsonElement schema, JsonElement value, string place)
    {
        JsonElement resolved = document.Resolve(schema);
        if (resolved.TryGetProperty("x-pruned", out _) || resolved.TryGetProperty("x-untyped", out _))
        {
            return;
        }

        if (resolved.TryGetProperty("anyOf", out JsonElement alternatives))
        {
            CheckAny([.. alternatives.EnumerateArray()], value, place);
            return;
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            if (!AdmitsNull(resolved))
            {
                Add(ViolationKind.NullNotAllowed, place, "null, which the schema does not allow");
            }

            return;
        }

        string type = resolved.TryGetProperty("type", out JsonElement name) ? name.GetString()! : "object";
        bool isRight = type switch
        {
            "string" => value.ValueKind == JsonValueKind.String,
            "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            "integer" or "number" => value.ValueKind == JsonValueKind.Number,
            "array" => value.ValueKind == JsonValueKind.Array,
            _ => value.ValueKind == JsonValueKind.Object,
        };
        if (!isRight)
        {
            Add(ViolationKind.WrongType, place, $"{value.ValueKind}, where the schema says {type}");
            return;
        }

        switch (type)
        {
            case "object":
                CheckObject(schema, value, place);
                break;
            case "array":
                CheckItems(resolved, value, place);
                break;
            default:
                _violations.AddRange(ScalarCheck.Run(resolved, type, value, place));
                break;
        }
    }

    // Microsoft's files use anyOf for one thing: a type, or null.
    private void CheckAny(JsonElement[] alternatives, JsonElement value, string place)
    {
        if (value.ValueKind == JsonValueKind.Null && alternatives.Any(item => AdmitsNull(document.Resolve(item))))
        {
            return;
        }

        Check(alternatives.First(item => !AdmitsNull(document.Resolve(item))), value, place);
    }

    private static bool AdmitsNull(JsonElement schema) =>
        schema.TryGetProperty("nullable", out JsonElement nullable) && nullable.ValueKind == JsonValueKind.True;

    private void CheckItems(JsonElement schema, JsonElement value, string place)
    {
        int index = 0;
        foreach (JsonElement item in value.EnumerateArray())
        {
            Check(schema.GetProperty("items"), item, $"{place}[{index++}]");
        }
    }

    private void CheckObject(JsonElement schema, JsonElement value, string place)
    {
        ObjectType type = Narrow(document.Types.Of(schema), value, place);
        foreach (JsonProperty property in value.EnumerateObject().Where(item => item.Name != TypeAnnotation))
        {
            if (document.Types.Property(type, property.Name, IsTyped(value)) is JsonElement known)
            {
                Check(known, property.Value, $"{place}.{property.Name}");
            }
            else if (!IsAnnotation(property.Name)
                && !type.Admits(property.Name)
                && !DocumentedProperties.Contains(type, property.Name))
            {
                Add(ViolationKind.UnknownProperty, $"{place}.{property.Name}", $"{type.Name ?? "this"} has none");
            }
        }

        foreach (string name in type.Required.Where(name => !value.TryGetProperty(name, out _)))
        {
            Add(ViolationKind.MissingProperty, $"{place}.{name}", "required and not there");
        }
    }

    // Without @odata.type an object is what the schema says, as OData has it.
    private ObjectType Narrow(ObjectType type, JsonElement value, string place)
    {
        if (!IsTyped(value))
        {
            if (value.TryGetProperty(TypeAnnotation, out JsonElement wrong))
            {
                Add(ViolationKind.WrongType, $"{place}.{TypeAnnotation}", $"{wrong.ValueKind}, where a type is named");
            }

            return type;
        }

        string stated = value.GetProperty(TypeAnnotation).GetString()!;
        ObjectType? narrow = document.Types.Find(stated);
        if (narrow is not null && (type.Name is null || narrow.Lineage.Contains(type.Name)))
        {
            return narrow;
        }

        Add(ViolationKind.WrongODataType, $"{place}.{TypeAnnotation}", $"{stated} is no {type.Name ?? "such type"}");
        return type;
    }

    private static bool IsTyped(JsonElement value) =>
        value.TryGetProperty(TypeAnnotation, out JsonElement stated) && stated.ValueKind == JsonValueKind.String;

    private static bool IsAnnotation(string name) => name.Contains("@odata.", StringComparison.Ordinal);

    private void Add(ViolationKind kind, string place, string detail) =>
        _violations.Add(new Violation(kind, place, detail));
}
