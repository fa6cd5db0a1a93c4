using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture;

/// <summary>A policy as the naive evaluator reads it: lists of names, nothing worked out.</summary>
internal sealed class NaivePolicy
{
    private readonly JsonElement _users;
    private readonly string? _state;
    private readonly string[] _includeApps;
    private readonly string[] _excludeApps;
    private readonly string[] _clients;
    private readonly string[] _risks;
    private readonly string[]? _includePlatforms;
    private readonly string[]? _excludePlatforms;
    private readonly string[]? _includeLocations;
    private readonly string[]? _excludeLocations;
    private readonly string[]? _flows;
    private readonly bool _isOr;
    private readonly string[] _controls;

    public NaivePolicy(JsonElement policy)
    {
        JsonElement conditions = policy.GetProperty("conditions");
        JsonElement apps = conditions.GetProperty("applications");
        JsonElement platforms = conditions.GetProperty("platforms");
        JsonElement locations = conditions.GetProperty("locations");
        JsonElement flows = conditions.GetProperty("authenticationFlows");
        JsonElement grant = policy.GetProperty("grantControls");
        Id = policy.GetProperty("id").GetString()!;
        _state = policy.GetProperty("state").GetString();
        _users = conditions.GetProperty("users");
        _includeApps = Texts(apps, "includeApplications");
        _excludeApps = Texts(apps, "excludeApplications");
        _clients = Texts(conditions, "clientAppTypes");
        _risks = Texts(conditions, "signInRiskLevels");
        _includePlatforms = TextsOrNull(platforms, "includePlatforms");
        _excludePlatforms = TextsOrNull(platforms, "excludePlatforms");
        _includeLocations = TextsOrNull(locations, "includeLocations");
        _excludeLocations = TextsOrNull(locations, "excludeLocations");
        _flows = flows.ValueKind == JsonValueKind.Null ? null : flows.GetProperty("transferMethods").GetString()!.Split(',');
        _isOr = grant.GetProperty("operator").GetString() == "OR";
        _controls =
        [
            .. Texts(grant, "builtInControls"),
            .. Texts(grant, "customAuthenticationFactors").Select(static _ => "custom"),
            .. Texts(grant, "termsOfUse").Select(static _ => "terms"),
            .. grant.GetProperty("authenticationStrength") is { ValueKind: JsonValueKind.Object } strength
                ? [strength.GetProperty("requirementsSatisfied").GetString() == "mfa" ? "mfa" : "weak strength"]
                : Array.Empty<string>(),
        ];
    }

    public string Id { get; }

    public bool IsFor(NaiveAccount account) =>
        _state == "enabled" && IsNamed(account, "include") && !IsNamed(account, "exclude");

    public bool Applies(NaiveContext context, NaivePlaces places) =>
        (_includeApps.Contains("All") || _includeApps.Contains(context.Resource))
        && !_excludeApps.Contains(context.Resource)
        && (_clients.Length == 0 || _clients.Contains("all") || _clients.Contains(context.Client))
        && (_risks.Length == 0 || _risks.Contains(context.SignInRisk))
        && (_flows is null || _flows.Contains(context.Flow))
        && (_includePlatforms is null || _includePlatforms.Contains("all") || _includePlatforms.Contains(context.Platform))
        && (_excludePlatforms is null || !_excludePlatforms.Contains(context.Platform))
        && (_includeLocations is null || _includeLocations.Any(name => places.Has(name, context)))
        && (_excludeLocations is null || !_excludeLocations.Any(name => places.Has(name, context)));

    public NaiveOutcome Demand(NaiveContext context)
    {
        if (_controls.Length == 0)
        {
            return NaiveOutcome.Open;
        }

        IEnumerable<NaiveOutcome> each = _controls.Select(control => control switch
        {
            "block" => NaiveOutcome.Blocked,
            "mfa" => NaiveOutcome.Mfa,
            "compliantDevice" => context.IsCompliant ? NaiveOutcome.Open : NaiveOutcome.Blocked,
            "domainJoinedDevice" => context.IsHybrid ? NaiveOutcome.Open : NaiveOutcome.Blocked,
            _ => NaiveOutcome.Open,
        });

        // The weakest demand decides where one control will do, the strongest where all are asked for.
        return _isOr ? each.Min() : each.Max();
    }

    private static string[] Texts(JsonElement element, string name) =>
        [.. element.GetProperty(name).EnumerateArray().Select(static item => item.GetString()!)];

    private static string[]? TextsOrNull(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Null ? null : Texts(element, name);

    private bool IsNamed(NaiveAccount account, string side) =>
        Texts(_users, side + "Users").Any(user => user == "All" || user == account.Id
            || (user == "GuestsOrExternalUsers" && account.IsGuest))
        || Texts(_users, side + "Groups").Any(account.Groups.Contains)
        || Texts(_users, side + "Roles").Any(account.Roles.Contains);
}
