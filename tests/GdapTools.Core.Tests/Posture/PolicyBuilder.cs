using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GdapTools.Core.Tests.Posture;

/// <summary>
/// A Conditional Access policy as Graph returns it: on, for all users, all resources and all clients, until told
/// otherwise. JSON is written with single quotes for reading's sake.
/// </summary>
internal sealed class PolicyBuilder
{
    private readonly JsonObject _json;

    private PolicyBuilder(JsonObject json) => _json = json;

    public string Id => (string)_json["id"]!;

    public static PolicyBuilder Mfa(string name = "Require MFA") => Create(name, "OR", "mfa");

    public static PolicyBuilder Block(string name = "Block") => Create(name, "OR", "block");

    /// <param name="name">The policy's name; its id follows from it.</param>
    /// <param name="connective">AND or OR.</param>
    /// <param name="controls">Built-in controls.</param>
    public static PolicyBuilder Create(string name, string connective, params string[] controls)
    {
        JsonObject json = (JsonObject)Parse(
            """
            {
              'templateId': null, 'createdDateTime': '2026-03-01T08:00:00Z', 'modifiedDateTime': null,
              'state': 'enabled', 'sessionControls': null,
              'conditions': {
                'userRiskLevels': [], 'signInRiskLevels': [], 'servicePrincipalRiskLevels': [],
                'clientAppTypes': ['all'], 'platforms': null, 'locations': null, 'devices': null,
                'clientApplications': null, 'authenticationFlows': null, 'insiderRiskLevels': null,
                'applications': {
                  'includeApplications': ['All'], 'excludeApplications': [], 'includeUserActions': [],
                  'includeAuthenticationContextClassReferences': [], 'applicationFilter': null },
                'users': {
                  'includeUsers': ['All'], 'excludeUsers': [], 'includeGroups': [], 'excludeGroups': [],
                  'includeRoles': [], 'excludeRoles': [], 'includeGuestsOrExternalUsers': null,
                  'excludeGuestsOrExternalUsers': null }
              },
              'grantControls': {
                'operator': 'OR', 'builtInControls': [], 'customAuthenticationFactors': [], 'termsOfUse': [],
                'authenticationStrength': null }
            }
            """)!;
        json["id"] = TestIds.Of(name);
        json["displayName"] = name;
        json["grantControls"]!["operator"] = connective;
        json["grantControls"]!["builtInControls"] =
            new JsonArray(controls.Select(static control => (JsonNode)JsonValue.Create(control)).ToArray());
        return new PolicyBuilder(json);
    }

    /// <summary>Sets a property, making the objects on the way to it.</summary>
    public PolicyBuilder Set(string path, string json)
    {
        string[] steps = path.Split('.');
        JsonObject target = _json;
        foreach (string step in steps[..^1])
        {
            if (target[step] is not JsonObject next)
            {
                next = [];
                target[step] = next;
            }

            target = next;
        }

        target[steps[^1]] = Parse(json);
        return this;
    }

    /// <summary>A condition of the policy.</summary>
    public PolicyBuilder When(string path, string json) => Set("conditions." + path, json);

    public PolicyBuilder For(string path, string json) => Set("conditions.users." + path, json);

    public PolicyBuilder Grant(string path, string json) => Set("grantControls." + path, json);

    public PolicyBuilder OnlyUsers(string json) => For("includeUsers", json);

    public PolicyBuilder ExceptLocations(string json) =>
        When("locations", $"{{'includeLocations': ['All'], 'excludeLocations': {json}}}");

    public PolicyBuilder OnlyLocations(string json) =>
        When("locations", $"{{'includeLocations': {json}, 'excludeLocations': []}}");

    public PolicyBuilder Only(string includePlatforms) =>
        When("platforms", $"{{'includePlatforms': {includePlatforms}, 'excludePlatforms': []}}");

    /// <param name="rule">A rule on devices, written as Graph returns it.</param>
    public PolicyBuilder OnlyDevices(string rule) => Devices("include", rule);

    /// <param name="rule">A rule on devices, written as Graph returns it.</param>
    public PolicyBuilder ExceptDevices(string rule) => Devices("exclude", rule);

    public PolicyBuilder OnlyTargets(string json) => When("applications.includeApplications", json);

    public PolicyBuilder ExceptTargets(string json) => When("applications.excludeApplications", json);

    /// <summary>For the holders of a role and nobody else.</summary>
    public PolicyBuilder OnlyRole(string templateId) => OnlyUsers("[]").For("includeRoles", $"['{templateId}']");

    public PolicyBuilder ExceptRole(string templateId) => For("excludeRoles", $"['{templateId}']");

    public PolicyBuilder Copy() => new((JsonObject)_json.DeepClone());

    public JsonElement Build() => JsonSerializer.SerializeToElement(_json);

    private PolicyBuilder Devices(string mode, string rule) => When(
        "devices", $"{{'deviceFilter': {{'mode': '{mode}', 'rule': '{rule.Replace("\"", "\\\"")}'}}}}");

    private static JsonNode? Parse(string json) => JsonNode.Parse(json.Replace('\'', '"'));
}
