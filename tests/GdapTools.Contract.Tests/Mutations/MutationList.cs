using System.Collections.Generic;
using System.Text.Json.Nodes;
using GdapTools.Contract.Tests.Validation;

namespace GdapTools.Contract.Tests.Mutations;

/// <summary>The ways to damage a body that the contract has to notice, or has nothing against.</summary>
internal static class MutationList
{
    private const string ODataType = "@odata.type";
    private const string NoSuchThing = "noSuchThing";

    public static IReadOnlyList<Mutation> All { get; } =
    [
        new(
            "another type",
            place => place.Node is not null && !place.IsTypeName,
            place => Set(place, place.Node is JsonValue value && value.TryGetValue(out string? _) ? 4711 : "text"),
            place => place.IsFree ? null : ViolationKind.WrongType),
        new(
            "an object for a list, a list for an object",
            place => place.Node is JsonObject or JsonArray,
            place => Set(place, place.Node is JsonObject ? new JsonArray() : new JsonObject()),
            place => place.IsFree ? null : ViolationKind.WrongType),
        new(
            "null",
            place => place.Node is not null && !place.IsTypeName,
            place => Set(place, null),
            place => place.IsFree || place.IsNullable ? null : ViolationKind.NullNotAllowed),
        new(
            "an enumeration's member that there is not",
            place => place.IsEnum && place.Node is not null,
            place => Set(place, NoSuchThing),
            _ => ViolationKind.UnknownEnumMember),
        new(
            "a text that is not of the format",
            place => place.Format is "date-time" or "uuid" or "duration" or "time" && place.Node is not null,
            place => Set(place, NoSuchThing),
            _ => ViolationKind.WrongFormat),
        new(
            "a number beyond its range",
            place => place.Format == "int32" && place.Node is not null,
            place => Set(place, 4294967296),
            _ => ViolationKind.OutOfRange),
        new(
            "a property that there is not",
            place => place.Node is JsonObject,
            place => AddTo(place, NoSuchThing, 1),
            place => place.Type is null || place.Type.Admits(NoSuchThing) ? null : ViolationKind.UnknownProperty),
        new(
            "a name in another case",
            place => place.Key is { Length: > 0 } && !place.IsAnnotation && char.IsAsciiLetterLower(place.Key[0]),
            Rename,
            place => place.Owner?.Admits("A") != false ? null : ViolationKind.UnknownProperty),
        new(
            "a type whose name is no text",
            place => place.Node is JsonObject,
            place => AddTo(place, ODataType, 4711),
            place => place.IsFree ? null : ViolationKind.WrongType),
        new(
            "a type that there is not",
            place => place.Node is JsonObject,
            place => AddTo(place, ODataType, "#microsoft.graph." + NoSuchThing),
            place => place.IsFree ? null : ViolationKind.WrongODataType),
        new(
            "a type of another kind",
            place => place.Node is JsonObject && place.Type is not { Name: null },
            place => AddTo(place, ODataType, "#microsoft.graph.ODataErrors.ErrorDetails"),
            place => place.IsFree ? null : ViolationKind.WrongODataType),
        new(
            "no such property any more",
            place => place.Key is not null && !place.IsTypeName,
            place => Remove(place),
            place => place.IsRequired ? ViolationKind.MissingProperty : null),
    ];

    private static string Set(SchemaPlace place, JsonNode? value)
    {
        place.Replace(value);
        return place.Path;
    }

    private static string AddTo(SchemaPlace place, string name, JsonNode value)
    {
        place.Node![name] = value;
        return $"{place.Path}.{name}";
    }

    private static string Remove(SchemaPlace place)
    {
        place.Parent.AsObject().Remove(place.Key!);
        return place.Path;
    }

    private static string Rename(SchemaPlace place)
    {
        JsonNode? value = place.Node?.DeepClone();
        string name = char.ToUpperInvariant(place.Key![0]) + place.Key[1..];
        place.Parent.AsObject().Remove(place.Key);
        place.Parent[name] = value;
        return place.Path[..^place.Key.Length] + name;
    }
}
