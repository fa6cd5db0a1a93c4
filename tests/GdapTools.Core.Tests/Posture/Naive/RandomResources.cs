using CsCheck;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>Which resources random policies are for: mostly all.</summary>
internal static class RandomResources
{
    private const string Applications = "conditions.applications.";

    private static readonly string[] s_apps =
    [
        TestIds.PartnerCenter, TestIds.PartnerCenter, TestIds.Of("payroll app"), "MicrosoftAdminPortals",
    ];

    public static Gen<Edit[]> Edits => RandomPolicies.All(
        Gen.Frequency(
            (36, RandomPolicies.Only(Applications + "includeApplications", "['All']")),
            (8, RandomPolicies.Some(Applications + "includeApplications", s_apps)),
            (1, RandomPolicies.Only(Applications + "includeApplications", "['None']")),
            (1, Vague("include")),
            (1, Other)),
        Gen.Frequency(
            (50, RandomPolicies.Only(Applications + "excludeApplications", "[]")),
            (9, RandomPolicies.Some(Applications + "excludeApplications", s_apps)),
            (1, Vague("exclude"))));

    /// <summary>What may or may not stand behind a token for Graph.</summary>
    private static Gen<Edit[]> Vague(string verb) => RandomPolicies.Some(
        $"{Applications}{verb}Applications", TestIds.Graph, TestIds.Exchange, "Office365", TestIds.PartnerCenter);

    private static Gen<Edit[]> Other => RandomPolicies.All(
        RandomPolicies.Only(Applications + "includeApplications", "[]"),
        Gen.OneOf(
            RandomPolicies.Only(Applications + "includeUserActions", "['urn:user:registersecurityinfo']"),
            RandomPolicies.Only(Applications + "includeAuthenticationContextClassReferences", "['c1']"),
            RandomPolicies.Only(
                Applications + "applicationFilter",
                "{'mode': 'include', 'rule': 'CustomSecurityAttribute.Set_Tier -eq \\\"one\\\"'}")));
}
