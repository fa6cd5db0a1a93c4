using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// Hides the members that came late to two enumerations from callers who do not ask for them with <c>Prefer</c>.
/// Sources: https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations,
/// https://learn.microsoft.com/graph/api/resources/delegatedadminrelationshiprequest,
/// https://learn.microsoft.com/graph/api/resources/delegatedadminrelationshipoperation
/// </summary>
internal static class EvolvableEnums
{
    private static readonly KeyValuePair<string, string>[] s_late =
    [
        new("action", RequestAction.Reject),
        new("operationType", OperationType.Relationship),
    ];

    public static Resource Hide(SandboxCall call, Resource resource) =>
        resource.Items is null ? Hide(call, resource, resource.Element)
        : resource.Items.Any(item => IsHidden(call, item))
            ? Resource.Collection(resource.Element, resource.Items.Select(item => Hide(call, item)))
        : resource;

    public static JsonElement Hide(SandboxCall call, JsonElement item)
    {
        if (!IsHidden(call, item))
        {
            return item;
        }

        JsonObject shown = GdapStore.Copy(item);
        foreach (KeyValuePair<string, string> late in s_late.Where(late => item.Text(late.Key) == late.Value))
        {
            shown[late.Key] = "unknownFutureValue";
        }

        return JsonElementExtensions.Build(writer => shown.WriteTo(writer));
    }

    private static Resource Hide(SandboxCall call, Resource resource, JsonElement item) =>
        IsHidden(call, item) ? Resource.Stored(Hide(call, item)) : resource;

    private static bool IsHidden(SandboxCall call, JsonElement item) =>
        Array.Exists(s_late, late => item.Text(late.Key) == late.Value)
        && !(call.Header("Prefer") ?? "").Split(',').Any(preference => preference.Trim().Equals(
            "include-unknown-enum-members", StringComparison.OrdinalIgnoreCase));
}
