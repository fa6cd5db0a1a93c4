using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture;

/// <summary>
/// A second evaluator, slow and plain, that looks at one sign-in at a time and shares nothing with the engine but
/// parsed JSON. Written from the documentation pages named in <see cref="Page"/>.
/// </summary>
internal sealed class NaiveEvaluator
{
    private readonly NaivePolicy[] _policies;
    private readonly NaivePlaces _places;

    public NaiveEvaluator(IEnumerable<JsonElement> policies, IEnumerable<JsonElement> locations, NaiveAccount account)
    {
        _places = new NaivePlaces(locations);
        _policies = [.. policies.Select(static policy => new NaivePolicy(policy)).Where(policy => policy.IsFor(account))];
    }

    public NaiveOutcome Judge(NaiveContext context)
    {
        bool needsMfa = false;
        foreach (NaivePolicy policy in _policies)
        {
            NaiveOutcome demand = policy.Applies(context, _places) ? policy.Demand(context) : NaiveOutcome.Open;
            if (demand == NaiveOutcome.Blocked)
            {
                return NaiveOutcome.Blocked;
            }

            needsMfa |= demand == NaiveOutcome.Mfa;
        }

        return needsMfa ? NaiveOutcome.Mfa : NaiveOutcome.Open;
    }

    /// <summary>Whether a policy by itself asks anything of a sign-in of the account.</summary>
    public bool Asks(string policyId, NaiveContext context) => _policies.Any(policy =>
        policy.Id == policyId && policy.Applies(context, _places) && policy.Demand(context) != NaiveOutcome.Open);
}

/// <summary>One sign-in, spelled out.</summary>
internal sealed record NaiveContext(
    string Resource, string Client, string Platform, string IPAddress, string Country, bool IsMfaTrustedIp,
    bool IsCompliant, bool IsHybrid, string SignInRisk, string Flow);

/// <summary>What becomes of a sign-in, the weakest demand first.</summary>
internal enum NaiveOutcome
{
    Open,
    Mfa,
    Blocked,
}

/// <summary>Who signs in.</summary>
internal sealed record NaiveAccount(string Id, bool IsGuest, IReadOnlyCollection<string> Groups, IReadOnlyCollection<string> Roles);
