using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture;

/// <summary>A member of a policy as Microsoft's API description has it, at any depth.</summary>
/// <param name="Path">From the policy down.</param>
/// <param name="IsObject">Whether it is an object, or a list of objects, with members of its own.</param>
/// <param name="IsList">Whether a list stands there.</param>
/// <param name="Parent">Path of the list of objects it stands in, or nothing.</param>
internal sealed record ContractMember(string Path, bool IsObject, bool IsList, string? Parent)
{
    // Neither these nor annotations say to whom or when a policy applies, or whether it demands MFA.
    private static readonly string[] s_neutral =
    [
        "grantControls.authenticationStrength.description", "grantControls.authenticationStrength.createdDateTime",
        "grantControls.authenticationStrength.modifiedDateTime", "sessionControls.signInFrequency.value",
    ];

    /// <summary>Whether any value of it leaves the demand for MFA as it is.</summary>
    public bool IsNeutral => Array.IndexOf(s_neutral, Path) >= 0
        || Path == "sessionControls.globalSecureAccessFilteringProfile"
        || Path.EndsWith("@odata.type", StringComparison.Ordinal)
        || Path.StartsWith("grantControls.authenticationStrength.combinationConfigurations", StringComparison.Ordinal)
        || (Path.StartsWith("sessionControls.", StringComparison.Ordinal) && Path.EndsWith(".isEnabled", StringComparison.Ordinal));

    /// <summary>The members that say to whom and when a policy applies and what it demands.</summary>
    public static IEnumerable<ContractMember> OfConditions(string version)
    {
        string file = System.IO.Path.Combine(AppContext.BaseDirectory, "graph-contract", $"graph-{version}.openapi.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement schemas = document.RootElement.GetProperty("components").GetProperty("schemas").Clone();
        return Walk(schemas, "microsoft.graph.conditionalAccessPolicy", "", null)
            .Where(member => member.Path.Split('.')[0] is "conditions" or "grantControls" or "sessionControls" or "state")
            .ToArray();
    }

    /// <summary>Puts any JSON in its place.</summary>
    public PolicyBuilder Plant(PolicyBuilder policy, string json) => Parent is null
        ? policy.Set(Path, json)
        : policy.Set(Parent, $"[{{'{Path[(Parent.Length + 1)..]}': {json}}}]");

    private static IEnumerable<ContractMember> Walk(JsonElement schemas, string type, string path, string? parent)
    {
        foreach (JsonProperty property in ContractSchema.Properties(schemas, schemas.GetProperty(type)))
        {
            bool isList = property.Value.TryGetProperty("items", out JsonElement item);
            string? target = ContractSchema.Reference(isList ? item : property.Value);
            string here = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            bool isObject = target is not null && !ContractSchema.IsEnum(schemas.GetProperty(target));
            yield return new ContractMember(here, isObject, isList, parent);
            if (!isObject)
            {
                continue;
            }

            foreach (ContractMember found in Walk(schemas, target!, here, isList ? here : parent))
            {
                yield return found;
            }
        }
    }
}
