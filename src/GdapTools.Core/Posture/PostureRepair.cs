using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>
/// The policy that makes every sign-in of the account need MFA, and touches nobody else. It is proposed only if the same
/// judgement as before, with that policy among the others, comes out well.
/// </summary>
internal sealed class PostureRepair
{
    private readonly PostureAnalysis _analysis;
    private readonly GdapEnvironment _environment;
    private readonly Lazy<PostureAnalysis?> _repaired;

    /// <param name="analysis">What was judged.</param>
    /// <param name="environment">The cloud that the command is for.</param>
    public PostureRepair(PostureAnalysis analysis, GdapEnvironment environment)
    {
        _analysis = analysis;
        _environment = environment;
        _repaired = new Lazy<PostureAnalysis?>(Repair);
    }

    /// <summary>The commands, if they make a verdict Enforced that is not.</summary>
    public IReadOnlyList<string> Of(PostureVerdict verdict) =>
        verdict is PostureVerdict.EnforcedWithGaps or PostureVerdict.NotEnforced
        && _repaired.Value is PostureAnalysis repaired
        && PostureFindings.Of(repaired).Verdict == PostureVerdict.Enforced
            ? Commands()
            : [];

    /// <summary>The same step, with the commands if they make it pass.</summary>
    public ChainStep Advise(ChainStep step)
    {
        bool isOpen = step is { CheckId: "POS003" or "POS004", Verdict: GdapVerdict.Warning, CausedBy: null };
        return isOpen
            && _repaired.Value is PostureAnalysis repaired
            && PostureChecks.Judge(repaired).Any(other => other.CheckId == step.CheckId && other.Verdict == GdapVerdict.Pass)
                ? step with { RepairCommands = Commands() }
                : step;
    }

    // Policies need licences, and security defaults to be off: one that is on proves both.
    private PostureAnalysis? Repair()
    {
        PostureInput input = _analysis.Input;
        bool isPossible = input is { SecurityDefaults: { IsKnown: true, Value: false }, Policies.IsKnown: true, BetaPolicies.IsKnown: true }
            && _analysis.List.Policies.Any(static policy => policy.IsInForce);
        return isPossible && input.Account is { Id: string id, TenantId: not null }
            ? PostureAnalysis.Of(input with
            {
                Policies = With(input.Policies, Policy(id)),
                BetaPolicies = With(input.BetaPolicies, Policy(id)),
            })
            : null;
    }

    private IReadOnlyList<string> Commands()
    {
        PostureAccount account = _analysis.Input.Account;
        string who = CommandLine.IsPrintable(account.UserPrincipalName) ? account.UserPrincipalName! : account.Id!;
        return GraphCommands.RequireMfa(_environment, account.TenantId!, $"MFA for {who} at every sign-in", account.Id!);
    }

    private static Reading<IReadOnlyList<JsonElement>> With(Reading<IReadOnlyList<JsonElement>> policies, JsonElement policy) =>
        Reading<IReadOnlyList<JsonElement>>.Of([.. policies.Value, policy]);

    // As the service completes what the command sends.
    private static JsonElement Policy(string accountId)
    {
        using JsonDocument document = JsonDocument.Parse($$"""
            {
              "id": "00000000-0000-0000-0000-000000000000",
              "displayName": "",
              "state": "enabled",
              "conditions": {
                "clientAppTypes": [ "all" ],
                "applications": { "includeApplications": [ "All" ] },
                "users": { "includeUsers": [ "{{JsonEncodedText.Encode(accountId)}}" ] }
              },
              "grantControls": { "operator": "OR", "builtInControls": [ "mfa" ] }
            }
            """);
        return document.RootElement.Clone();
    }
}
