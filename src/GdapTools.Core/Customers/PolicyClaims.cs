using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Customers;

/// <summary>Reads from a claims challenge which Conditional Access policies refused: its <c>capolids</c>.
/// Source: https://learn.microsoft.com/entra/identity-platform/v2-conditional-access-dev-guide</summary>
internal static class PolicyClaims
{
    /// <summary>The ids of the policies; none where the challenge names none.</summary>
    public static IReadOnlyList<string> Of(string? claims)
    {
        if (string.IsNullOrEmpty(claims))
        {
            return [];
        }

        try
        {
            using JsonDocument challenge = JsonDocument.Parse(claims!);
            return [.. challenge.RootElement.Field("access_token")?.Field("capolids")?.Items("values")
                .Where(item => item.ValueKind == JsonValueKind.String)
                .Select(item => item.GetString()!) ?? []];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
