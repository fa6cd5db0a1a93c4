using System;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Contract.Tests.Validation;

/// <summary>The described path that a request goes to.</summary>
/// <param name="Document">The description it was found in.</param>
/// <param name="Template">The path.</param>
/// <param name="Cast">The type that the last segment narrows a collection to.</param>
/// <param name="IsCount">Whether the last segment asks how many there are.</param>
internal sealed record OperationMatch(ContractDocument Document, PathTemplate Template, ObjectType? Cast, bool IsCount)
{
    private const string CountSegment = "/$count";

    /// <summary>Null when no description has the path.</summary>
    /// <param name="document">Where to look.</param>
    /// <param name="path">Decoded, without version, with leading slash.</param>
    public static OperationMatch? Find(ContractDocument document, string path)
    {
        bool isCount = path.EndsWith(CountSegment, StringComparison.OrdinalIgnoreCase);
        string rest = isCount ? path[..^CountSegment.Length] : path;
        int slash = rest.LastIndexOf('/');
        bool isCast = rest[(slash + 1)..].StartsWith("microsoft.graph.", StringComparison.OrdinalIgnoreCase);
        ObjectType? cast = isCast ? document.Types.Find(rest[(slash + 1)..]) : null;
        if (isCast && cast is null)
        {
            return null;
        }

        string bare = isCast ? rest[..slash] : rest;
        PathTemplate? template = document.Paths.FirstOrDefault(item => item.Matches(bare))
            ?? document.Paths.FirstOrDefault(item => item.Matches(Unaliased(bare)));
        return template is null ? null : new OperationMatch(document, template, cast, isCount);
    }

    /// <summary>The described operation; null when the path has none of that method.</summary>
    public JsonElement? Operation(string method) =>
        Template.Methods.TryGetProperty(method.ToLowerInvariant(), out JsonElement operation) ? operation : null;

    // Every page on /users/{id}/… names /me/… too: https://learn.microsoft.com/graph/api/resources/users
    private static string Unaliased(string path) =>
        path.StartsWith("/me/", StringComparison.OrdinalIgnoreCase) ? "/users/me" + path[3..] : path;
}
