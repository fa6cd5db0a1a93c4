using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Posture;

/// <summary>
/// Reads a policy from Graph's JSON, property by property; what it does not know ends up in
/// <see cref="CaPolicy.Oddities"/>.
/// Source: https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy
/// </summary>
internal sealed class PolicyParser
{
    private readonly GrantParser _grants;

    public PolicyParser(AuthenticationStrengths strengths) => _grants = new GrantParser(strengths);

    /// <param name="element">One item of the policy list.</param>
    public CaPolicy Parse(JsonElement element)
    {
        List<Oddity> oddities = [];
        FieldReader? policy = FieldReader.Open(element, "", oddities);
        if (policy is null)
        {
            return new CaPolicy { Oddities = [new Oddity("", "the policy is not an object")] };
        }

        policy.Ignore("templateId", "createdDateTime", "modifiedDateTime", "description");
        string id = policy.Text("id") ?? "";
        string displayName = policy.Text("displayName") ?? "";
        string state = policy.Member("state", KnownMembers.States) ?? "";
        if (state.Length == 0)
        {
            policy.Note("state", "is missing");
        }

        PolicyGrant grant = _grants.Parse(policy.Child("grantControls"));
        (bool hasSessionControls, SignInFrequency? frequency) = SessionParser.Parse(policy.Child("sessionControls"));
        FieldReader? conditions = policy.Child("conditions");
        if (conditions is null)
        {
            policy.Note("conditions", "is missing");
        }

        CaPolicy parsed = conditions is null ? new CaPolicy() : ParseConditions(conditions);
        policy.Close();
        return parsed with
        {
            Id = id,
            DisplayName = displayName,
            State = state,
            Grant = grant,
            HasSessionControls = hasSessionControls,
            Frequency = frequency,
            Oddities = oddities,
        };
    }

    private static CaPolicy ParseConditions(FieldReader conditions)
    {
        IReadOnlyList<string> workloadRisks = conditions.Texts("servicePrincipalRiskLevels", KnownMembers.RiskLevels);
        FieldReader? flows = conditions.Child("authenticationFlows");
        CaPolicy policy = new()
        {
            Users = AudienceParser.ParseUsers(conditions.Child("users")),
            Applications = AudienceParser.ParseApplications(conditions.Child("applications")),
            NamesWorkloads = AudienceParser.NamesWorkloads(conditions.Child("clientApplications")),
            ClientAppTypes = conditions.Texts("clientAppTypes", KnownMembers.ClientApps),
            Platforms = ParseInclusion(conditions.Child("platforms"), "Platforms", KnownMembers.Platforms),
            Locations = ParseInclusion(conditions.Child("locations"), "Locations"),
            SignInRiskLevels = conditions.Texts("signInRiskLevels", KnownMembers.RiskLevels),
            UserRiskLevels = conditions.Texts("userRiskLevels", KnownMembers.RiskLevels),
            InsiderRiskLevels = conditions.Flags("insiderRiskLevels", KnownMembers.InsiderRiskLevels),
            TransferMethods = flows?.Flags("transferMethods", KnownMembers.TransferMethods) ?? [],
            DeviceFilter = ParseDevices(conditions.Child("devices")),
        };
        if (workloadRisks.Count > 0 && !policy.NamesWorkloads)
        {
            conditions.Note("servicePrincipalRiskLevels", "is set though no service principal is named");
        }

        flows?.Close();
        conditions.Close();
        return policy;
    }

    private static Inclusion ParseInclusion(FieldReader? reader, string noun, ISet<string>? known = null)
    {
        if (reader is null)
        {
            return Inclusion.Anything;
        }

        Inclusion inclusion = new(reader.Texts("include" + noun, known), reader.Texts("exclude" + noun, known));
        if (inclusion.Include.Count == 0 && inclusion.Exclude.Count > 0)
        {
            reader.Note("include" + noun, "is empty though something is excluded");
        }

        reader.Close();
        return inclusion;
    }

    private static DeviceFilter? ParseDevices(FieldReader? devices)
    {
        FieldReader? filter = devices?.Child("deviceFilter");
        DeviceFilter? parsed = null;
        if (filter is not null)
        {
            string? mode = filter.Member("mode", KnownMembers.FilterModes);
            string? rule = filter.Text("rule");
            if (mode is null || string.IsNullOrWhiteSpace(rule))
            {
                filter.Note("rule", "or its mode is missing");
            }
            else
            {
                parsed = new DeviceFilter(mode.ToUpperInvariant() == "INCLUDE", rule!.Trim());
            }

            filter.Close();
        }

        devices?.Close();
        return parsed;
    }
}
