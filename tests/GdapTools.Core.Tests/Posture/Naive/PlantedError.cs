using System;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>An error of an engine, as a tenant rewritten to what an engine with that error would take it for.</summary>
/// <param name="Name">What the engine gets wrong.</param>
/// <param name="Rewrite">Makes the tenant as the engine sees it.</param>
/// <param name="Needs">What the engine has to tell apart for the error to be possible.</param>
internal sealed record PlantedError(string Name, Func<NaiveTenant, NaiveTenant> Rewrite, Dimension? Needs = null)
{
    /// <summary>An error in how policies are read.</summary>
    public static PlantedError InPolicies(string name, Action<JsonObject> misread, Dimension? needs = null) =>
        new(name, tenant => tenant.With([.. tenant.Policies.Select(policy => Misread(policy, misread))]), needs);

    /// <summary>An exclusion is not looked at.</summary>
    public static PlantedError InExclusion(string path) => InPolicies($"{path} ignored", policy =>
    {
        string[] steps = path.Split('.');
        JsonNode? parent = policy["conditions"]?[steps[0]];
        if (parent?[steps[1]] is { } exclusion)
        {
            parent[steps[1]] = exclusion is JsonArray ? new JsonArray() : null;
        }
    });

    public override string ToString() => Name;

    private static JsonElement Misread(JsonElement policy, Action<JsonObject> misread)
    {
        JsonObject copy = JsonSerializer.SerializeToNode(policy)!.AsObject();
        misread(copy);
        return JsonSerializer.SerializeToElement(copy);
    }
}
