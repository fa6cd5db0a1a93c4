using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>Finds the directory roles that an account can activate, itself or through a group. Only those of the whole
/// tenant matter: Conditional Access does not see roles of a narrower scope.
/// Source: https://learn.microsoft.com/graph/api/resources/unifiedroleeligibilityscheduleinstance</summary>
internal static class Eligibilities
{
    /// <param name="instances">All eligibilities of the tenant that are in force.</param>
    /// <param name="accountId">Object id of the account; null when it is not known.</param>
    /// <param name="groups">The groups the account is in.</param>
    public static Reading<IReadOnlyCollection<string>> Roles(
        Reading<IReadOnlyList<JsonElement>> instances, string? accountId, Reading<IReadOnlyCollection<string>> groups)
    {
        if (!instances.IsKnown)
        {
            return Reading<IReadOnlyCollection<string>>.Failed(instances.Failure!, instances.Permission);
        }

        if (instances.Value.Count == 0)
        {
            return Reading<IReadOnlyCollection<string>>.Of([]);
        }

        if (accountId is null || !groups.IsKnown)
        {
            return Reading<IReadOnlyCollection<string>>.Failed(
                groups.Failure ?? new GdapException(
                    "AccountIdUnknown", GdapErrorKind.InvalidData, "Whose eligibilities count is not known without the account's id."),
                groups.Permission);
        }

        HashSet<string> principals = new(groups.Value, StringComparer.OrdinalIgnoreCase) { accountId };
        return Reading<IReadOnlyCollection<string>>.Of(instances.Value
            .Where(item => TenantReadings.TextOf(item, "principalId") is string principal && principals.Contains(principal))
            .Where(static item => TenantReadings.TextOf(item, "directoryScopeId") == "/")
            .Select(static item => TenantReadings.TextOf(item, "roleDefinitionId")).OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase).ToArray());
    }
}
