using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Relationships;

/// <summary>Reads a user's own role profile: a JSON object with <c>roles</c> and, if wanted, <c>name</c>,
/// <c>description</c>, <c>source</c> and <c>optionalRoles</c>. A role is a name, an id, or an object as
/// Get-GdapRoleProfile | ConvertTo-Json writes it. The case of names does not matter.</summary>
public static class RoleProfileFile
{
    private const long MostBytes = 1_000_000;
    private const string Advice = "Take what Get-GdapRoleProfile CIPP | ConvertTo-Json -Depth 3 writes as a pattern; Get-GdapRole lists the roles.";

    /// <param name="path">A full path.</param>
    /// <param name="roles">The roles there are.</param>
    /// <exception cref="GdapException"><c>RoleProfileFileNotFound</c>, <c>RoleProfileFileUnreadable</c> or
    /// <c>RoleProfileFileInvalid</c>.</exception>
    public static GdapRoleProfile Read(string path, RoleCatalogue roles)
    {
        using JsonDocument document = Parse(path);
        JsonElement root = document.RootElement;

        if (root.ValueKind != JsonValueKind.Object)
        {
            throw Invalid(path, "it holds no JSON object");
        }

        GdapRoleProfile profile = new()
        {
            Name = Text(root, "name") ?? Path.GetFileNameWithoutExtension(path),
            Description = Text(root, "description") ?? $"Read from {path}.",
            Source = Source(root, path),
            Roles = Roles(root, "roles", roles, path),
            OptionalRoles = Roles(root, "optionalRoles", roles, path),
        };
        return profile.Roles.Count > 0 ? profile : throw Invalid(path, "its list 'roles' is missing or empty");
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            FileInfo file = new(path);
            return file.Exists && file.Length > MostBytes
                ? throw Invalid(path, "it is larger than a megabyte")
                : JsonDocument.Parse(
                    File.ReadAllText(path),
                    new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        }
        catch (JsonException exception)
        {
            throw Invalid(path, $"line {exception.LineNumber + 1} is no JSON");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new GdapException(
                "RoleProfileFileNotFound",
                GdapErrorKind.NotFound,
                $"There is no file '{path}'.",
                path,
                "Give the path of a JSON file with a role profile.");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new GdapException(
                "RoleProfileFileUnreadable",
                GdapErrorKind.InvalidInput,
                $"The file '{path}' cannot be read: {exception.Message}",
                path,
                "Give the path of a JSON file with a role profile that this account may read.");
        }
    }

    private static Uri Source(JsonElement root, string path) => Text(root, "source") is not string text ? new Uri(path)
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? source) ? source
        : throw Invalid(path, $"its source '{text}' is no address");

    private static IReadOnlyList<GdapRole> Roles(JsonElement root, string name, RoleCatalogue roles, string path) =>
        Field(root, name) switch
        {
            null => [],
            { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()
                .Select(item => Role(item, roles, path))
                .GroupBy(role => role.RoleDefinitionId, StringComparer.OrdinalIgnoreCase)
                .Select(same => same.First())],

            // ConvertTo-Json writes a list of one as what is in it.
            { ValueKind: JsonValueKind.String or JsonValueKind.Object } one => [Role(one, roles, path)],
            _ => throw Invalid(path, $"its '{name}' is no list"),
        };

    private static GdapRole Role(JsonElement item, RoleCatalogue roles, string path)
    {
        string? word = item.ValueKind == JsonValueKind.String
            ? item.GetString()
            : Text(item, "roleDefinitionId") ?? Text(item, "id") ?? Text(item, "roleName") ?? Text(item, "name");

        if (string.IsNullOrWhiteSpace(word))
        {
            throw Invalid(path, "one of its roles has neither a name nor an id");
        }

        // An id that is not known here may be that of a role newer than this module.
        return roles.Find(word!.Trim()).FirstOrDefault()
            ?? (Guid.TryParse(word, out Guid id) ? roles.Get(id.ToString()) : throw Invalid(path, $"there is no built-in role '{word}'"));
    }

    private static string? Text(JsonElement item, string name) =>
        Field(item, name) is { ValueKind: JsonValueKind.String } value && !string.IsNullOrWhiteSpace(value.GetString())
            ? value.GetString()
            : null;

    private static JsonElement? Field(JsonElement item, string name) => item.ValueKind != JsonValueKind.Object ? null
        : item.EnumerateObject()
            .Where(property => property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                && property.Value.ValueKind != JsonValueKind.Null)
            .Select(property => (JsonElement?)property.Value)
            .FirstOrDefault();

    private static GdapException Invalid(string path, string what) => new(
        "RoleProfileFileInvalid",
        GdapErrorKind.InvalidData,
        $"The file '{path}' is no role profile: {what}.",
        path,
        Advice);
}
