using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>The one policy that would require MFA at every sign-in of the account, were it not for one thing.</summary>
/// <param name="Text">That thing, in a sentence that can follow a colon: "'Everybody' only reports".</param>
/// <param name="Fix">What to change in the policy.</param>
internal sealed record ClosestPolicy(string Text, string Fix)
{
    /// <summary>Finds it. Proven by the same judgement as before, with that one thing changed; null where nothing requires MFA for
    /// another reason, or where there are several such policies.</summary>
    public static ClosestPolicy? Of(PostureAnalysis analysis)
    {
        ClosestPolicy[] found = [.. analysis.Policies
            .Where(static policy => policy.CanRequireMfa && !policy.Policy.IsDisabled && policy.Policy.Oddities.Count == 0)
            .SelectMany(policy => Changes(policy.Policy, analysis.Input.Account)
                .Where(change => IsEnough(analysis, policy.Policy, change.Changed))
                .Select(static change => change.Told))
            .Take(2)];
        return found.Length == 1 ? found[0] : null;
    }

    private static bool IsEnough(PostureAnalysis analysis, CaPolicy policy, CaPolicy changed) =>
        analysis.With(policy, changed).Search is { Gaps.Count: 0, Unknown.Count: 0, IsCutShort: false, HasMfa: true };

    private static IEnumerable<(CaPolicy Changed, ClosestPolicy Told)> Changes(CaPolicy policy, PostureAccount account)
    {
        string name = $"'{policy.Name}'";

        if (policy.IsReportOnly)
        {
            yield return (
                policy with { State = "enabled" },
                new ClosestPolicy($"{name} only reports", $"Switch {name} on: it is in report-only mode, which enforces nothing."));
        }

        if (policy.Applications is { HasFilter: false, Applications.Include.Count: > 0 } applications)
        {
            yield return (
                policy with { Applications = applications with { Applications = applications.Applications with { Include = ["All"] } } },
                new ClosestPolicy(
                    $"{name} covers other resources, no token for Microsoft Graph or Partner Center",
                    $"Have {name} cover all resources: Microsoft Graph cannot be selected by itself."));
        }

        if (policy.Users is not PolicyUsers users || account.Id is not string id)
        {
            yield break;
        }

        // One that is for roles or guests alone is about others.
        if (users.Users.Include.Concat(users.Groups.Include).Any())
        {
            yield return (
                policy with { Users = users with { Users = users.Users with { Include = [.. users.Users.Include, id] } } },
                new ClosestPolicy(
                    $"{name} does not include this account",
                    $"Have {name} include this account, directly or through a group that it includes, or all users."));
        }

        yield return (
            policy with { Users = users with { Users = Without(users.Users, id) } },
            new ClosestPolicy($"{name} excludes this account", $"Take this account out of the exclusions of {name}."));

        foreach (string group in Held(users.Groups, account.GroupIds))
        {
            string title = account.GroupNames.TryGetValue(group, out string? known) && known.Length > 0 ? $"'{known}'" : group;
            yield return (
                policy with { Users = users with { Groups = Without(users.Groups, group) } },
                new ClosestPolicy(
                    $"{name} excludes it through the group {title}",
                    $"Take this account out of the group {title}, or of the group within it that it is a member of: {name} excludes that group."));
        }

        foreach (string role in Held(users.Roles, account.RoleTemplateIds))
        {
            string title = $"'{new RoleNames().Of(role)}'";
            yield return (
                policy with { Users = users with { Roles = Without(users.Roles, role) } },
                new ClosestPolicy(
                    $"{name} excludes it through the directory role {title}",
                    $"Take the directory role {title} out of the exclusions of {name}, or away from this account."));
        }
    }

    private static Inclusion Without(Inclusion all, string id) =>
        all with { Exclude = [.. all.Exclude.Where(other => !Words.Same(other, id))] };

    private static IEnumerable<string> Held(Inclusion all, Graph.Reading<IReadOnlyCollection<string>> held) => held.IsKnown
        ? all.Exclude.Where(id => held.Value.Contains(id, StringComparer.OrdinalIgnoreCase)).Distinct(StringComparer.OrdinalIgnoreCase)
        : [];
}
