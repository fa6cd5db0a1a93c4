using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>Looks up the accounts and groups that policies exclude from MFA, a few to a request.</summary>
internal static class ExclusionReader
{
    /// <summary>With more of them none is looked up, and the reading has no value.</summary>
    private const int Most = 300;

    /// <summary>As many values an "in" takes.
    /// Source: https://learn.microsoft.com/graph/filter-query-parameter</summary>
    private const int MostInFilter = 15;

    /// <param name="tenant">Reads the partner tenant.</param>
    /// <param name="tenantId">Its id.</param>
    /// <param name="policies">All its policies.</param>
    public static async Task<Reading<IReadOnlyList<ExcludedPrincipal>>> ReadAsync(
        TenantReadings tenant, string tenantId, IEnumerable<CaPolicy> policies)
    {
        PolicyUsers[] users = policies.Where(ExclusionCheck.IsAboutMfa).Select(static policy => policy.Users)
            .OfType<PolicyUsers>().ToArray();
        List<ExcludedPrincipal> found = [];
        if (users.Sum(static item => item.Users.Exclude.Count + item.Groups.Exclude.Count) > Most)
        {
            return Reading<IReadOnlyList<ExcludedPrincipal>>.Failed(new GdapException(
                "TooManyExclusions", GdapErrorKind.InvalidData, $"Policies exclude more than {Most} accounts and groups."));
        }

        foreach ((string[] ids, bool isGroup) in new[]
        {
            (Ids(users.SelectMany(static item => item.Users.Exclude)), false),
            (Ids(users.SelectMany(static item => item.Groups.Exclude)), true),
        })
        {
            for (int start = 0; start < ids.Length; start += MostInFilter)
            {
                string[] some = ids.Skip(start).Take(MostInFilter).ToArray();
                GraphQuery query = isGroup ? PostureQueries.Groups(tenantId, some) : PostureQueries.Users(tenantId, some);
                Reading<IReadOnlyList<JsonElement>> answer = await tenant.ListAsync(query).ConfigureAwait(false);
                if (!answer.IsKnown)
                {
                    return Reading<IReadOnlyList<ExcludedPrincipal>>.Failed(answer.Failure!, answer.Permission);
                }

                found.AddRange(some.Select(id => Find(id, isGroup, answer.Value)));
            }
        }

        return Reading<IReadOnlyList<ExcludedPrincipal>>.Of(found);
    }

    private static string[] Ids(IEnumerable<string> names) => names.Where(static name => Guid.TryParse(name, out _))
        .Distinct(StringComparer.OrdinalIgnoreCase).ToArray();

    private static ExcludedPrincipal Find(string id, bool isGroup, IReadOnlyList<JsonElement> answer)
    {
        JsonElement item = answer.FirstOrDefault(item => Words.Same(TenantReadings.TextOf(item, "id"), id));
        bool isDisabled = item.ValueKind == JsonValueKind.Object &&
            item.TryGetProperty("accountEnabled", out JsonElement enabled) && enabled.ValueKind == JsonValueKind.False;
        string? name = item.ValueKind != JsonValueKind.Object ? null
            : TenantReadings.TextOf(item, "displayName") ?? TenantReadings.TextOf(item, "userPrincipalName") ?? id;
        return new ExcludedPrincipal(id, name, isGroup, isDisabled);
    }
}
