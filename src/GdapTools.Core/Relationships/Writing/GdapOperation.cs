using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Relationships.Writing;

/// <summary>A long-running operation. <c>data</c> holds, as text, what it changes; that it may also tell why it failed is
/// not documented, and taken where it does.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationshipoperation</summary>
internal sealed record GdapOperation
{
    private const int LongestMessage = 500;

    public string? Id { get; private init; }

    public string? Status { get; private init; }

    /// <summary>The relationship or assignment that it changes; null when it does not tell.</summary>
    public string? SubjectId { get; private init; }

    /// <summary>The roles there will be.</summary>
    public IReadOnlyList<string> RoleIds { get; private init; } = [];

    /// <summary>What it says of its end.</summary>
    public string? Message { get; private init; }

    public bool IsUnderWay => Status is WriteStatus.NotStarted or WriteStatus.Running;

    public static GdapOperation Read(JsonElement item)
    {
        string? text = item.Text("data");
        JsonElement data = Parse(text);
        return new GdapOperation
        {
            Id = item.Text("id"),
            Status = item.Text("status"),
            SubjectId = data.Text("id"),
            RoleIds = [.. (data.Field("accessDetails") ?? default).Items("unifiedRoles")
                .Select(role => role.Text("roleDefinitionId"))
                .OfType<string>()],
            Message = MessageOf(data, text),
        };
    }

    /// <summary>Whether it will leave these roles.</summary>
    public bool Leaves(IEnumerable<GdapRole> roles) => new HashSet<string>(RoleIds, StringComparer.OrdinalIgnoreCase)
        .SetEquals(roles.Select(role => role.RoleDefinitionId));

    private static string? MessageOf(JsonElement data, string? text)
    {
        string? said = (data.Field("error") ?? data).Text("message") ?? data.Text("errorMessage");
        bool isPlain = data.ValueKind == JsonValueKind.Undefined && !string.IsNullOrWhiteSpace(text);
        return (said ?? (isPlain ? text : null)) is string message
            ? SecretMask.Mask(message.Length > LongestMessage ? message.Substring(0, LongestMessage) : message)
            : null;
    }

    private static JsonElement Parse(string? text)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(text ?? "");
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
