using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Gdap;

namespace GdapTools.Sandbox.Graph;

/// <summary>A Conditional Access policy as somebody writes it, and as the service keeps it.
/// Source: https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy</summary>
internal static class PolicyDraft
{
    // What the service adds to what is left out.
    private const string Whole = """
        {
          "id": "", "templateId": null, "displayName": "", "createdDateTime": "", "modifiedDateTime": null, "state": "",
          "sessionControls": null,
          "conditions": {
            "userRiskLevels": [], "signInRiskLevels": [], "clientAppTypes": [ "all" ], "servicePrincipalRiskLevels": [],
            "insiderRiskLevels": null, "platforms": null, "locations": null, "devices": null, "clientApplications": null,
            "authenticationFlows": null,
            "applications": {
              "includeApplications": [], "excludeApplications": [], "includeUserActions": [],
              "includeAuthenticationContextClassReferences": [], "applicationFilter": null },
            "users": {
              "includeUsers": [], "excludeUsers": [], "includeGroups": [], "excludeGroups": [], "includeRoles": [],
              "excludeRoles": [], "includeGuestsOrExternalUsers": null, "excludeGuestsOrExternalUsers": null }
          },
          "grantControls": null
        }
        """;

    private static readonly string[] s_states = ["enabled", "disabled", "enabledForReportingButNotEnforced"];

    /// <summary>Why a draft is refused; null when it is not. The wording is not documented.</summary>
    public static string? FaultOf(JsonElement draft) =>
        string.IsNullOrWhiteSpace(draft.Text("displayName")) ? "1032: Policy displayName is required."
        : !s_states.Contains(draft.Text("state")) ? "1033: Policy state is not valid."
        : draft.Find("conditions")?.Find("applications") is null || draft.Find("conditions")?.Find("users") is null
            ? "1011: Policy conditions must name applications and users."
        : draft.Find("grantControls") is null && draft.Find("sessionControls") is null ? "1007: Policy controls are required."
        : null;

    /// <summary>The policy that becomes of a draft.</summary>
    public static JsonElement Complete(JsonElement draft, string id, DateTimeOffset now)
    {
        JsonObject policy = JsonNode.Parse(Whole)!.AsObject();
        Merge(policy, GdapStore.Copy(draft));
        policy["id"] = id;
        policy["createdDateTime"] = GdapTime.Write(now);

        if (policy["grantControls"] is JsonObject controls)
        {
            controls["customAuthenticationFactors"] ??= new JsonArray();
            controls["termsOfUse"] ??= new JsonArray();
        }

        return Element(policy);
    }

    /// <summary>A policy with what a change says; of objects only what it names, of lists all.</summary>
    public static JsonElement Merge(JsonElement policy, JsonElement change, DateTimeOffset now)
    {
        JsonObject merged = GdapStore.Copy(policy);
        Merge(merged, GdapStore.Copy(change));
        merged["id"] = policy.Text("id");
        merged["modifiedDateTime"] = GdapTime.Write(now);
        return Element(merged);
    }

    /// <summary>201 with the policy.</summary>
    public static SandboxResponse Created(SandboxCall call, JsonElement policy)
    {
        JsonObject body = new()
        {
            ["@odata.context"] = $"{call.Uri.GetLeftPart(UriPartial.Authority)}/v1.0/$metadata#identity/conditionalAccess/policies/$entity",
        };

        foreach (KeyValuePair<string, JsonNode?> member in GdapStore.Copy(policy))
        {
            body[member.Key] = member.Value?.DeepClone();
        }

        return new SandboxResponse(201, body.ToJsonString(), GraphJson.ContentType);
    }

    private static void Merge(JsonObject target, JsonObject change)
    {
        foreach (KeyValuePair<string, JsonNode?> member in change.Where(member => member.Key[0] != '@'))
        {
            if (member.Value is JsonObject inner && target[member.Key] is JsonObject known)
            {
                Merge(known, inner);
            }
            else
            {
                target[member.Key] = member.Value?.DeepClone();
            }
        }
    }

    private static JsonElement Element(JsonObject item) => JsonElementExtensions.Build(writer => item.WriteTo(writer));
}
