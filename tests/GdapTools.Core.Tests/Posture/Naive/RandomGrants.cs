using System.Linq;
using CsCheck;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>What random policies ask for.</summary>
internal static class RandomGrants
{
    private const string Controls = "grantControls.builtInControls";

    private static readonly string s_custom = RandomPolicies.List([TestIds.Of("custom control")]);
    private static readonly string s_terms = RandomPolicies.List([TestIds.Of("terms")]);

    public static Gen<Edit[]> Of(Dimension[] dimensions) => Gen.Frequency(
        (6, RandomPolicies.Only(Controls, "['mfa']")),
        (2, RandomPolicies.Only(Controls, "['block']")),
        (1, Strength),
        (1, SessionOnly),
        (8, Several(dimensions)));

    private static Gen<Edit[]> SessionOnly => RandomPolicies.All(
        RandomPolicies.Only("grantControls", "null"),
        Gen.OneOf(
            RandomPolicies.Only("sessionControls", "{'persistentBrowser': {'mode': 'never', 'isEnabled': true}}"),
            RandomPolicies.Only(
                "sessionControls",
                "{'signInFrequency': {'isEnabled': true, 'frequencyInterval': 'everyTime', " +
                "'authenticationType': 'primaryAndSecondaryAuthentication', 'value': null, 'type': null}}")));

    private static Gen<Edit[]> Strength => Gen.OneOf("mfa", "none").Select(static satisfies => new[]
    {
        new Edit("grantControls.authenticationStrength", $"{{'id': '{TestIds.Of("strength " + satisfies)}', " +
            $"'displayName': 'Strength', 'policyType': 'custom', 'requirementsSatisfied': '{satisfies}', " +
            $"'allowedCombinations': ['{(satisfies == "mfa" ? "fido2" : "password")}']}}"),
    });

    private static Gen<Edit[]> Several(Dimension[] dimensions)
    {
        string[] controls =
        [
            "approvedApplication",
            .. dimensions.Contains(Dimension.Device) || dimensions.Contains(Dimension.DeviceFilter)
                ? new[] { "compliantDevice", "domainJoinedDevice" } : [],
            .. dimensions.Contains(Dimension.App) ? new[] { "compliantApplication" } : [],
            .. dimensions.Contains(Dimension.UserRisk) ? new[] { "passwordChange", "riskRemediation" } : [],
        ];
        return RandomPolicies.All(
            Gen.OneOf(RandomPolicies.Only("grantControls.operator", "'AND'"), RandomPolicies.Only("grantControls.operator", "'OR'")),
            Gen.Frequency(
                (3, RandomPolicies.Some(Controls, ["mfa", .. controls])),
                (3, controls.Length == 0 ? RandomPolicies.Only(Controls, "['mfa']") : WithMfa(controls)),
                (1, RandomPolicies.Only(Controls, "[]"))),
            RandomPolicies.Seldom(25, RandomPolicies.Only("grantControls.customAuthenticationFactors", s_custom)),
            RandomPolicies.Seldom(15, RandomPolicies.Only("grantControls.termsOfUse", s_terms)),
            RandomPolicies.Seldom(10, Strength));
    }

    private static Gen<Edit[]> WithMfa(string[] controls) => Gen.Shuffle(controls, 1, controls.Length)
        .Select(static chosen => new[] { new Edit(Controls, RandomPolicies.List(chosen.Prepend("mfa"))) });
}
