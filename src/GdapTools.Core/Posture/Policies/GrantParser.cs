using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Reads what a policy demands.
/// Source: https://learn.microsoft.com/graph/api/resources/conditionalaccessgrantcontrols</summary>
internal sealed class GrantParser
{
    private readonly AuthenticationStrengths _strengths;

    public GrantParser(AuthenticationStrengths strengths) => _strengths = strengths;

    /// <param name="grant">Null when the policy has none, as one with session controls only.</param>
    public PolicyGrant Parse(FieldReader? grant)
    {
        if (grant is null)
        {
            return new PolicyGrant();
        }

        string? connective = grant.Member("operator", KnownMembers.GrantOperators);
        List<GrantControl> controls = grant.Texts("builtInControls", KnownMembers.GrantControls)
            .Select(static name => new GrantControl(KindOf(name), LabelOf(name))).ToList();
        controls.AddRange(grant.Texts("customAuthenticationFactors")
            .Select(static name => new GrantControl(GrantKind.WithoutMfa, $"custom control '{name}'")));
        controls.AddRange(grant.Texts("termsOfUse")
            .Select(static _ => new GrantControl(GrantKind.WithoutMfa, "terms of use")));
        GrantControl? strength = _strengths.Parse(grant.Child("authenticationStrength"));
        if (strength is not null)
        {
            controls.Add(strength);
        }

        if (connective is null && controls.Count > 1)
        {
            grant.Note("operator", "is missing");
        }

        bool all = connective?.ToUpperInvariant() != "OR";
        if (!all && controls.Count > 1 && controls.Any(static control => control.Kind == GrantKind.Block))
        {
            grant.Note("builtInControls", "offers block as one of several controls");
        }

        grant.Close();
        return new PolicyGrant { All = all, Controls = controls };
    }

    private static GrantKind KindOf(string name) => name.ToUpperInvariant() switch
    {
        "MFA" => GrantKind.Mfa,
        "BLOCK" => GrantKind.Block,
        "COMPLIANTDEVICE" => GrantKind.CompliantDevice,
        "DOMAINJOINEDDEVICE" => GrantKind.HybridJoinedDevice,
        "COMPLIANTAPPLICATION" => GrantKind.ProtectedApp,
        "APPROVEDAPPLICATION" => GrantKind.ApprovedApp,
        _ => GrantKind.Unsure,
    };

    private static string LabelOf(string name) => name.ToUpperInvariant() switch
    {
        "MFA" => "MFA",
        "BLOCK" => "block",
        "COMPLIANTDEVICE" => "compliant device",
        "DOMAINJOINEDDEVICE" => "hybrid joined device",
        "COMPLIANTAPPLICATION" => "app protection policy",
        "APPROVEDAPPLICATION" => "approved app",
        "PASSWORDCHANGE" => "password change",
        "RISKREMEDIATION" => "risk remediation",
        _ => name,
    };
}
