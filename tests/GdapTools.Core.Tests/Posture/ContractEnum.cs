using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture;

/// <summary>A place in a policy where Microsoft's API description allows the members of an enum only.</summary>
/// <param name="Path">From the policy down.</param>
/// <param name="IsList">Whether a list of members stands there.</param>
/// <param name="Parent">Path of a list of objects on the way, or nothing.</param>
internal sealed record ContractEnum(string Path, bool IsList, string? Parent)
{
    private const string Intruder = "notInTheContract";

    public static IEnumerable<ContractEnum> OfPolicies(string version)
    {
        string file = System.IO.Path.Combine(AppContext.BaseDirectory, "graph-contract", $"graph-{version}.openapi.json");
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(file));
        JsonElement schemas = document.RootElement.GetProperty("components").GetProperty("schemas").Clone();
        return Walk(schemas, "microsoft.graph.conditionalAccessPolicy", "", null).ToArray();
    }

    /// <summary>Puts a member there that the enum has not.</summary>
    public PolicyBuilder Plant(PolicyBuilder policy)
    {
        if (Parent is null)
        {
            return policy.Set(Path, IsList ? $"['{Intruder}']" : $"'{Intruder}'");
        }

        string name = Path[(Parent.Length + 1)..];
        return policy.Set(Parent, $"[{{'{name}': {(IsList ? $"['{Intruder}']" : $"'{Intruder}'")}}}]");
    }

    private static IEnumerable<ContractEnum> Walk(JsonElement schemas, string type, string path, string? parent)
    {
        foreach (JsonProperty property in ContractSchema.Properties(schemas, schemas.GetProperty(type)))
        {
            bool isList = property.Value.TryGetProperty("items", out JsonElement item);
            string? target = ContractSchema.Reference(isList ? item : property.Value);
            if (target is null)
            {
                continue;
            }

            string here = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
            JsonElement schema = schemas.GetProperty(target);
            if (ContractSchema.IsEnum(schema))
            {
                yield return new ContractEnum(here, isList, parent);
                continue;
            }

            foreach (ContractEnum found in Walk(schemas, target, here, isList ? here : parent))
            {
                yield return found;
            }
        }
    }
}
