using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>Whether policies that require MFA leave out much, or things that are not there any more.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/plan-conditional-access</summary>
internal static class ExclusionCheck
{
    private const string Id = "POS006";

    /// <summary>Break-glass accounts are two; more accounts or groups than these are broad.</summary>
    private const int MostPrincipals = 5;

    private const int WideV4 = 16;
    private const int WideV6 = 48;

    /// <summary>Whether a policy is on and asks for MFA.</summary>
    public static bool IsAboutMfa(CaPolicy policy) =>
        policy.IsInForce && policy.Grant.Controls.Any(static control => control.Kind == GrantKind.Mfa);

    public static ChainStep Judge(PostureAnalysis analysis)
    {
        if (!analysis.List.IsReadable)
        {
            return PostureChecks.Unreadable(Id, analysis.Input);
        }

        Evidence evidence = new();
        int count = 0;
        foreach (CaPolicy policy in analysis.List.Policies.Where(IsAboutMfa))
        {
            string[] notes = Broad(policy, analysis.Atlas).Concat(Stale(policy, analysis)).ToArray();
            count += notes.Length > 0 ? 1 : 0;
            evidence.Add($"'{policy.Name}'", string.Join("; ", notes));
        }

        Reading<IReadOnlyList<ExcludedPrincipal>>? excluded = analysis.Input.Excluded;
        if (count > 0)
        {
            string cause = count == 1 ? "1 policy that requires MFA leaves" : $"{count} policies that require MFA leave";
            return new ChainStep(Id, GdapVerdict.Warning, $"{cause} out much, or what is not there any more.")
            {
                Evidence = evidence,
                MissingPermissions = excluded?.MissingPermissions ?? [],
            };
        }

        bool isRead = excluded is { IsKnown: true } && analysis.List.IsComplete &&
            (analysis.Input.NamedLocations.IsKnown || !analysis.List.Policies.Any(static policy =>
                IsAboutMfa(policy) && policy.Locations.Exclude.Count > 0));
        return isRead
            ? new ChainStep(Id, GdapVerdict.Pass, "No policy that requires MFA has broad or stale exclusions.")
            : new ChainStep(
                Id, GdapVerdict.Unknown, "No broad exclusion could be seen; not all policies, or not all that they exclude, could be read.")
            {
                MissingPermissions = (excluded?.MissingPermissions ?? []).Concat(analysis.Input.NamedLocations.MissingPermissions)
                    .Concat(analysis.Input.BetaPolicies.MissingPermissions).Distinct().ToArray(),
            };
    }

    private static IEnumerable<string> Broad(CaPolicy policy, LocationAtlas atlas)
    {
        foreach (string location in policy.Locations.Exclude)
        {
            if (Words.Same(location, "AllTrusted") || Words.Same(location, "All"))
            {
                yield return $"excludes {atlas.Label(location)}";
            }
            else if (atlas.Find(location) is NamedPlace place && (place.Countries is not null || place.Ranges.IsWide(WideV4, WideV6)))
            {
                yield return $"excludes {(place.Countries is null ? "wide" : "country")} location {place.Label}";
            }
        }

        if (policy.Applications is PolicyApplications { Applications.Exclude.Count: > 0 and int resources })
        {
            yield return $"excludes {(resources == 1 ? "a resource" : $"{resources} resources")}: sign-ins that ask for baseline " +
                "scopes alone may then be let through, as the tenant's baseline scopes setting decides";
        }

        if (policy.Platforms.Exclude.Count > 0)
        {
            yield return $"excludes {Words.List(policy.Platforms.Exclude.Select(Words.Platform), "and")}: a platform is what the client says it is";
        }

        if (policy.Users is not PolicyUsers users)
        {
            yield break;
        }

        int principals = users.Users.Exclude.Count + users.Groups.Exclude.Count;
        if (principals > MostPrincipals)
        {
            yield return $"excludes {principals} accounts and groups";
        }

        if (users.Roles.Exclude.Count > 0)
        {
            yield return users.Roles.Exclude.Count == 1 ? "excludes a directory role" : $"excludes {users.Roles.Exclude.Count} directory roles";
        }
    }

    private static IEnumerable<string> Stale(CaPolicy policy, PostureAnalysis analysis)
    {
        foreach (string location in policy.Locations.Exclude.Concat(policy.Locations.Include))
        {
            if (Guid.TryParse(location, out Guid id) && id != Guid.Empty && analysis.Input.NamedLocations.IsKnown &&
                analysis.Atlas.Find(location) is null)
            {
                yield return $"names location {location}, which does not exist";
            }
        }

        if (policy.Users is not PolicyUsers users || analysis.Input.Excluded is not { IsKnown: true } excluded)
        {
            yield break;
        }

        HashSet<string> ids = new(users.Users.Exclude.Concat(users.Groups.Exclude), StringComparer.OrdinalIgnoreCase);
        foreach (ExcludedPrincipal principal in excluded.Value.Where(principal => ids.Contains(principal.Id)))
        {
            string kind = principal.IsGroup ? "group" : "account";
            if (principal.Name is null)
            {
                yield return $"excludes {kind} {principal.Id}, which does not exist";
            }
            else if (principal.IsDisabled)
            {
                yield return $"excludes account '{principal.Name}', which is disabled";
            }
        }
    }
}
