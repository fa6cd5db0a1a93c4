using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>
/// The policies of both API versions in one list. v1.0 leaves out policies that use preview features, so those only
/// beta shows are taken from there; where the two differ on a policy, it cannot be judged.
/// </summary>
internal sealed class PolicyList
{
    private PolicyList(IReadOnlyList<CaPolicy> policies, bool isReadable, bool isComplete, ISet<string> betaOnly)
    {
        Policies = policies;
        IsReadable = isReadable;
        IsComplete = isComplete;
        BetaOnly = betaOnly;
    }

    public IReadOnlyList<CaPolicy> Policies { get; }

    /// <summary>Whether any list could be read.</summary>
    public bool IsReadable { get; }

    /// <summary>Whether beta, which shows all policies, could be read.</summary>
    public bool IsComplete { get; }

    /// <summary>Ids of policies that v1.0 does not show though it was read.</summary>
    public ISet<string> BetaOnly { get; }

    public static PolicyList Read(PostureInput input) =>
        Read(input.Policies, input.BetaPolicies, input.AuthenticationStrengths);

    public static PolicyList Read(
        Reading<IReadOnlyList<JsonElement>> v1Policies,
        Reading<IReadOnlyList<JsonElement>> betaPolicies,
        Reading<IReadOnlyList<JsonElement>> strengths)
    {
        PolicyParser parser = new(new AuthenticationStrengths(strengths));
        List<CaPolicy> stable = Parse(v1Policies, parser);
        List<CaPolicy> beta = Parse(betaPolicies, parser);
        HashSet<string> betaOnly = new(StringComparer.OrdinalIgnoreCase);
        List<CaPolicy> merged = [];
        ILookup<string, CaPolicy> stableById =
            stable.ToLookup(static policy => policy.Id, StringComparer.OrdinalIgnoreCase);
        HashSet<CaPolicy> paired = [];
        foreach (CaPolicy policy in beta)
        {
            CaPolicy? twin = policy.Id.Length == 0
                ? null
                : stableById[policy.Id].FirstOrDefault(candidate => !paired.Contains(candidate));
            if (twin is not null)
            {
                paired.Add(twin);
                merged.Add(Merge(twin, policy));
                continue;
            }

            merged.Add(policy);
            if (v1Policies.IsKnown)
            {
                betaOnly.Add(policy.Id);
            }
        }

        merged.AddRange(stable.Where(policy => !paired.Contains(policy)));
        bool isReadable = v1Policies.IsKnown || betaPolicies.IsKnown;
        return new PolicyList(merged, isReadable, betaPolicies.IsKnown, betaOnly);
    }

    /// <summary>The same list with one policy changed.</summary>
    public PolicyList With(CaPolicy policy, CaPolicy changed) => new(
        [.. Policies.Select(other => ReferenceEquals(other, policy) ? changed : other)], IsReadable, IsComplete, BetaOnly);

    private static List<CaPolicy> Parse(Reading<IReadOnlyList<JsonElement>> reading, PolicyParser parser) =>
        reading.IsKnown ? reading.Value.Select(parser.Parse).ToList() : [];

    private static CaPolicy Merge(CaPolicy stable, CaPolicy beta)
    {
        if (PolicyFingerprint.Of(stable) == PolicyFingerprint.Of(beta) || !(stable.IsInForce || beta.IsInForce))
        {
            return stable;
        }

        bool sameUsers = PolicyFingerprint.OfUsers(stable) == PolicyFingerprint.OfUsers(beta);
        return new CaPolicy
        {
            Id = stable.Id,
            DisplayName = stable.DisplayName,
            State = stable.IsInForce ? stable.State : beta.State,
            Users = sameUsers ? stable.Users : null,
            Frequency = stable.Frequency ?? beta.Frequency,
            Oddities =
            [
                new Oddity("", "v1.0 and beta show it differently"),
                .. stable.Oddities, .. beta.Oddities.Except(stable.Oddities),
            ],
        };
    }
}
