using System;
using System.Linq;
using System.Text.Json;
using GdapTools.Sandbox.Engine;

namespace GdapTools.Sandbox.Gdap;

/// <summary>
/// Holds a change to the ETag its caller last saw. Graph's pages call <c>If-Match</c> required for PATCH and DELETE
/// of relationships and assignments but do not tell the answer without it or with a stale one: 428 and 412 are the
/// statuses HTTP has for the two cases, unverified here. <c>*</c> fits any state, as in OData.
/// Sources: https://learn.microsoft.com/graph/api/delegatedadminrelationship-update,
/// https://www.rfc-editor.org/rfc/rfc6585#section-3, https://www.rfc-editor.org/rfc/rfc9110#section-13.1.1
/// </summary>
internal static class IfMatch
{
    /// <summary>The refusal; null when the change may go on.</summary>
    public static SandboxResponse? Refuse(SandboxCall call, JsonElement item)
    {
        string? header = call.Header("If-Match");
        if (string.IsNullOrWhiteSpace(header))
        {
            return GdapErrors.Create(428, "preconditionRequired", "The If-Match header is required.");
        }

        string own = Opaque(item.Text(GdapETag.Name) ?? "");
        bool fits = header!.Split(',').Select(tag => tag.Trim()).Any(tag => tag == "*" || Opaque(tag) == own);
        return fits
            ? null
            : GdapErrors.Create(412, "preconditionFailed", "The ETag in If-Match is not that of the resource.");
    }

    // Graph's ETags are all weak, and it takes them back as they are.
    private static string Opaque(string tag) => tag.StartsWith("W/", StringComparison.Ordinal) ? tag.Substring(2) : tag;
}
