using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>Whether an authentication strength can be met without MFA: its <c>requirementsSatisfied</c>.
/// Source: https://learn.microsoft.com/graph/api/resources/authenticationstrengthpolicy</summary>
internal sealed class AuthenticationStrengths
{
    private static readonly ISet<string> s_builtIn = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
    {
        "00000000-0000-0000-0000-000000000002",
        "00000000-0000-0000-0000-000000000003",
        "00000000-0000-0000-0000-000000000004",
    };

    private readonly Dictionary<string, string> _requirements = new(StringComparer.OrdinalIgnoreCase);

    public AuthenticationStrengths(Reading<IReadOnlyList<JsonElement>> strengths)
    {
        foreach (JsonElement item in strengths.IsKnown ? strengths.Value : [])
        {
            FieldReader? strength = FieldReader.Open(item, "", []);
            if (strength?.Text("id") is string id && strength.Text("requirementsSatisfied") is string requirement)
            {
                _requirements[id] = requirement;
            }
        }
    }

    /// <summary>Reads the strength inside a policy; the tenant's list fills in what the policy leaves out.</summary>
    public GrantControl? Parse(FieldReader? strength)
    {
        if (strength is null)
        {
            return null;
        }

        strength.Ignore("createdDateTime", "modifiedDateTime", "description");
        string id = strength.Text("id") ?? "";
        string label = $"authentication strength '{strength.Text("displayName") ?? id}'";
        strength.Member("policyType", KnownMembers.StrengthTypes);
        CheckCombinations(strength, "allowedCombinations");
        foreach (FieldReader configuration in strength.Children("combinationConfigurations"))
        {
            configuration.Ignore("id", "allowedAAGUIDs", "allowedIssuerSkis", "allowedIssuers", "allowedPolicyOIDs");
            CheckCombinations(configuration, "appliesToCombinations");
            configuration.Close();
        }

        IReadOnlyList<string> stated = strength.Flags("requirementsSatisfied", KnownMembers.StrengthRequirements);
        strength.Close();
        return new GrantControl(Judge(strength, id, stated), label);
    }

    /// <summary>Each combination is a list of methods with commas between them.</summary>
    private static void CheckCombinations(FieldReader reader, string name)
    {
        IEnumerable<string> modes = reader.Texts(name)
            .SelectMany(static text => text.Split(',')).Select(static part => part.Trim());
        foreach (string mode in modes)
        {
            if (!KnownMembers.MethodModes.Contains(mode))
            {
                reader.Note(name, $"has the value '{mode}', which is not known");
            }
        }
    }

    private GrantKind Judge(FieldReader strength, string id, IReadOnlyList<string> stated)
    {
        bool isListed = _requirements.TryGetValue(id, out string? listed);
        string? requirement = stated.Count > 0 ? string.Join(",", stated) : listed;
        requirement ??= s_builtIn.Contains(id) ? "mfa" : null;
        if (isListed && !string.Equals(listed, requirement, StringComparison.OrdinalIgnoreCase))
        {
            strength.Note("requirementsSatisfied", $"is '{requirement}' here and '{listed}' in the list of strengths");
        }

        switch (requirement?.ToUpperInvariant())
        {
            case "MFA":
                return GrantKind.Mfa;
            case "NONE":
                return GrantKind.WithoutMfa;
            case null:
                strength.Note("requirementsSatisfied", "is missing");
                return GrantKind.Unsure;
            default:
                strength.Note("requirementsSatisfied", $"is '{requirement}', which is not understood");
                return GrantKind.Unsure;
        }
    }
}
