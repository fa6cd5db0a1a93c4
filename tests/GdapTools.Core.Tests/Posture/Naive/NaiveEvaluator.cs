using System.Text.Json;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>
/// Says what comes of one sign-in, the way Microsoft's documentation tells it and with nothing clever: the second
/// opinion that the engine is held against. It shares no code with the engine and reads nothing but Graph's JSON. Each
/// rule names its page, below learn.microsoft.com/entra/identity/conditional-access if nothing else is said.
/// </summary>
internal sealed class NaiveEvaluator(NaiveTenant tenant)
{
    public Judgement Judge(SignIn signIn)
    {
        Doubts doubts = new();
        NaiveOutcomes outcomes = 0;
        do
        {
            outcomes |= Judge(signIn, doubts);
        }
        while (doubts.Next());

        return new Judgement(outcomes, doubts.HaveComeUp);
    }

    /// <summary>Whether the policy applies to the sign-in and asks for MFA, as far as is known.</summary>
    public bool AsksForMfa(JsonElement policy, SignIn signIn) =>
        Applies(policy, signIn, new Doubts()) && NaiveGrants.Judge(policy, signIn, new Doubts()) == NaiveOutcomes.Mfa;

    /// <summary>concept-conditional-access-policies: "all policies that apply must be satisfied".</summary>
    private NaiveOutcomes Judge(SignIn signIn, Doubts doubts)
    {
        NaiveOutcomes result = NaiveBaseline.Judge(tenant, signIn, doubts);
        foreach (JsonElement policy in tenant.Policies)
        {
            if (Applies(policy, signIn, doubts))
            {
                result = Worse(result, NaiveGrants.Judge(policy, signIn, doubts));
            }
        }

        return result;
    }

    private static NaiveOutcomes Worse(NaiveOutcomes one, NaiveOutcomes other) => one > other ? one : other;

    /// <summary>"All assignments are logically ANDed … all assignments must be satisfied to trigger a policy."</summary>
    private bool Applies(JsonElement policy, SignIn signIn, Doubts doubts)
    {
        // concept-conditional-access-report-only: "evaluated but not enforced".
        if (policy.Text("state") != "enabled")
        {
            return false;
        }

        // workload-identity: "The policy applies only when a service principal requests a token."
        if (policy.List("conditions.clientApplications.includeServicePrincipals").Length > 0)
        {
            return false;
        }

        return NaiveConditions.Hold(policy, signIn)
            && NaiveLocations.Hold(policy, tenant, signIn)
            && NaiveUsers.Covers(policy, tenant, signIn, doubts)
            && NaiveResources.Covers(policy, signIn, doubts)
            && NaiveDevices.Hold(policy, signIn, doubts);
    }
}
