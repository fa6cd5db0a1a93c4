using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Core.Relationships;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// A relationship taking over what a body says. Read-only and unknown members are refused, which is not documented.
/// Source: https://learn.microsoft.com/graph/api/tenantrelationship-post-delegatedadminrelationships
/// </summary>
internal sealed class RelationshipDraft
{
    private const int LongestName = 50;

    private static readonly string[] s_required = ["displayName", "duration", "accessDetails"];
    private static readonly string[] s_extensions = ["P0D", "PT0S", "P180D"];
    private static readonly TimeSpan s_shortest = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(730);

    private readonly RoleCatalogue _catalogue;
    private readonly Func<string, string?> _nameOfCustomer;

    /// <param name="item">The relationship so far.</param>
    /// <param name="catalogue">The roles there are.</param>
    /// <param name="nameOfCustomer">Finds the name of a tenant; null when it is not known.</param>
    public RelationshipDraft(JsonObject item, RoleCatalogue catalogue, Func<string, string?> nameOfCustomer)
    {
        Item = item;
        _catalogue = catalogue;
        _nameOfCustomer = nameOfCustomer;
    }

    public JsonObject Item { get; }

    /// <summary>Whether that is a duration by which relationships can be extended.</summary>
    public static bool IsExtension(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && s_extensions.Contains(value.GetString());

    /// <summary>Takes over the members of a body; tells the first thing that is wrong, null when nothing is.</summary>
    public string? Apply(JsonElement body)
    {
        IEnumerable<JsonProperty> members = body.EnumerateObject()
            .Where(member => !member.Name.StartsWith("@odata.", StringComparison.Ordinal));
        return members.Select(member => Apply(member.Name, member.Value)).FirstOrDefault(fault => fault is not null)
            ?? FindFault();
    }

    private string? Apply(string name, JsonElement value) => name switch
    {
        "displayName" => ApplyName(value),
        "duration" => ApplyDuration(value),
        "autoExtendDuration" => ApplyExtension(value),
        "customer" => ApplyCustomer(value),
        "accessDetails" => ApplyRoles(value),
        _ => $"The property '{name}' cannot be set.",
    };

    private string? ApplyName(JsonElement value)
    {
        string? name = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        Item["displayName"] = name;
        return string.IsNullOrWhiteSpace(name) || name!.Length > LongestName
            ? $"The displayName must have between 1 and {LongestName} characters."
            : null;
    }

    private string? ApplyDuration(JsonElement value)
    {
        TimeSpan? span = GdapTime.ReadDuration(value.ValueKind == JsonValueKind.String ? value.GetString() : null);
        if (span is not TimeSpan duration || duration < s_shortest || duration > s_longest)
        {
            return "The duration must be between P1D and P2Y inclusive.";
        }

        Item["duration"] = GdapTime.WriteDuration(duration);
        return null;
    }

    private string? ApplyExtension(JsonElement value)
    {
        if (!IsExtension(value))
        {
            return "The autoExtendDuration must be P0D, PT0S or P180D.";
        }

        Item["autoExtendDuration"] = value.GetString();
        return null;
    }

    private string? ApplyCustomer(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            Item["customer"] = null;
            return null;
        }

        if (!Guid.TryParse(value.Text("tenantId"), out Guid tenantId))
        {
            return "The tenantId of the customer must be a GUID.";
        }

        string id = tenantId.ToString();
        Item["customer"] = new JsonObject
        {
            ["tenantId"] = id,
            ["displayName"] = _nameOfCustomer(id) ?? value.Text("displayName"),
        };
        return null;
    }

    private string? ApplyRoles(JsonElement value)
    {
        if (RoleList.Read(value) is not RoleList roles || !roles.IsWithin(_catalogue))
        {
            return "The accessDetails must name at least one role, and built-in roles only.";
        }

        Item["accessDetails"] = roles.Write();
        return null;
    }

    // https://learn.microsoft.com/partner-center/gdap-faq: no automatic extension with Global Administrator.
    private string? FindFault()
    {
        string? missing = Array.Find(s_required, name => Item[name] is null);
        JsonElement item = JsonElementExtensions.Build(writer => Item.WriteTo(writer));
        return missing is not null ? $"The property '{missing}' is required."
            : item.Text("autoExtendDuration") == "P180D" && RoleList.Of(item).HasGlobalAdministrator
                ? "A relationship with the Global Administrator role cannot be extended automatically."
            : null;
    }
}
