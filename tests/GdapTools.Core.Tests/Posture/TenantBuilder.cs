using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GdapTools.Core.Graph;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Tests.Posture;

/// <summary>What was read of a tenant: a member account without roles, security defaults off, no policy.</summary>
internal sealed class TenantBuilder
{
    private readonly List<JsonElement> _policies = [];
    private readonly List<JsonElement> _betaPolicies = [];
    private readonly List<JsonElement> _locations = [];
    private readonly List<string> _groups = [TestIds.Of("everyone in sales")];
    private readonly List<string> _roles = [];
    private readonly List<string> _eligible = [];
    private readonly HashSet<string> _unreadable = [];

    public bool SecurityDefaults { get; set; }

    public string PerUserMfa { get; set; } = "disabled";

    public string? UserType { get; set; } = "Member";

    public string UserPrincipalName { get; set; } = "automation@partner.example";

    public string? SignInIpAddress { get; set; }

    public string? ClientId { get; set; }

    public bool IsClientTarget { get; set; }

    public IReadOnlyList<string>? ExternalMethods { get; set; }

    public IReadOnlyList<ExcludedPrincipal>? Excluded { get; set; }

    public FederationFacts? Federation { get; set; }

    public TenantBuilder Add(params PolicyBuilder[] policies)
    {
        _policies.AddRange(policies.Select(static policy => policy.Build()));
        _betaPolicies.AddRange(policies.Select(static policy => policy.Build()));
        return this;
    }

    public TenantBuilder AddStableOnly(PolicyBuilder policy)
    {
        _policies.Add(policy.Build());
        return this;
    }

    public TenantBuilder AddBetaOnly(PolicyBuilder policy)
    {
        _betaPolicies.Add(policy.Build());
        return this;
    }

    public TenantBuilder Network(string name, bool isTrusted, params string[] ranges) => Place(
        $$"""
        {"@odata.type": "#microsoft.graph.ipNamedLocation", "id": "{{TestIds.Of(name)}}", "displayName": "{{name}}",
         "isTrusted": {{(isTrusted ? "true" : "false")}}, "ipRanges": [{{string.Join(",", ranges.Select(static range =>
             $$"""{"@odata.type": "#microsoft.graph.iPv4CidrRange", "cidrAddress": "{{range}}"}"""))}}]}
        """);

    public TenantBuilder Countries(string name, string codes, string lookup = "clientIpAddress") => Place(
        $$"""
        {"@odata.type": "#microsoft.graph.countryNamedLocation", "id": "{{TestIds.Of(name)}}", "displayName": "{{name}}",
         "countriesAndRegions": [{{string.Join(",", codes.Split(' ').Select(static code => $"\"{code}\""))}}],
         "countryLookupMethod": "{{lookup}}", "includeUnknownCountriesAndRegions": false}
        """);

    public TenantBuilder CompliantNetwork(string name) => Place(
        $$"""
        {"@odata.type": "#microsoft.graph.compliantNetworkNamedLocation", "id": "{{TestIds.Of(name)}}",
         "displayName": "{{name}}", "isTrusted": false, "compliantNetworkType": "allTenantCompliantNetworks"}
        """);

    public TenantBuilder Place(string json)
    {
        _locations.Add(JsonDocument.Parse(json).RootElement);
        return this;
    }

    public TenantBuilder InGroup(string name)
    {
        _groups.Add(TestIds.Of(name));
        return this;
    }

    public TenantBuilder WithRole(string templateId)
    {
        _roles.Add(templateId);
        return this;
    }

    /// <summary>A role that the account can activate.</summary>
    public TenantBuilder WithEligibleRole(string templateId)
    {
        _eligible.Add(templateId);
        return this;
    }

    /// <summary>Sign-ins to this app itself count too.</summary>
    public TenantBuilder TargetClient(string id)
    {
        ClientId = id;
        IsClientTarget = true;
        return this;
    }

    /// <summary>Makes a reading fail with 403: defaults, policies, beta, locations, strengths, groups,
    /// eligible, perUser.</summary>
    public TenantBuilder CannotRead(params string[] what)
    {
        _unreadable.UnionWith(what);
        return this;
    }

    public PostureInput Build() => new()
    {
        Account = new PostureAccount
        {
            Id = TestIds.Me,
            UserPrincipalName = UserPrincipalName,
            TenantId = TestIds.Tenant,
            UserType = UserType,
            GroupIds = Read<IReadOnlyCollection<string>>("groups", _groups, "Directory.Read.All"),
            RoleTemplateIds = Read<IReadOnlyCollection<string>>("groups", _roles, "Directory.Read.All"),
            EligibleRoleTemplateIds = Read<IReadOnlyCollection<string>>(
                "eligible", _eligible, "RoleEligibilitySchedule.Read.Directory"),
        },
        SecurityDefaults = Read("defaults", SecurityDefaults),
        Policies = Read<IReadOnlyList<JsonElement>>("policies", _policies),
        BetaPolicies = Read<IReadOnlyList<JsonElement>>("beta", _betaPolicies),
        NamedLocations = Read<IReadOnlyList<JsonElement>>("locations", _locations),
        AuthenticationStrengths = Read<IReadOnlyList<JsonElement>>("strengths", []),
        PerUserMfaState = Read("perUser", PerUserMfa),
        Federation = Federation is null ? null : Reading<FederationFacts>.Of(Federation),
        SignInIpAddress = SignInIpAddress,
        ClientId = ClientId,
        IsClientTarget = IsClientTarget,
        Excluded = Excluded is null ? null : Reading<IReadOnlyList<ExcludedPrincipal>>.Of(Excluded),
        ExternalMethods = ExternalMethods is null ? null : Reading<IReadOnlyList<string>>.Of(ExternalMethods),
    };

    /// <summary>All that was arranged, as text, without the names of policies and in no order.</summary>
    public string Fingerprint() => string.Join(
        "\n",
        ((IEnumerable<string>)
        [
            $"{SecurityDefaults} {PerUserMfa} {UserType} {UserPrincipalName} {SignInIpAddress}",
            $"{ClientId} {IsClientTarget} {Federation} {string.Join(',', ExternalMethods ?? [])}",
            .. _policies.Select(static policy => "policy " + Nameless(policy)),
            .. _betaPolicies.Select(static policy => "beta " + Nameless(policy)),
            .. _locations.Select(static location => "location " + location.GetRawText()),
            .. _groups.Select(static id => "group " + id),
            .. _roles.Select(static id => "role " + id),
            .. _eligible.Select(static id => "eligible " + id),
            .. _unreadable.Select(static what => "unreadable " + what),
        ]).OrderBy(static line => line, StringComparer.Ordinal));

    public PostureResult Evaluate() => PostureEvaluator.Evaluate(Build());

    private static string Nameless(JsonElement policy)
    {
        JsonObject json = JsonObject.Create(policy)!;
        json.Remove("id");
        json.Remove("displayName");
        return json.ToJsonString();
    }

    private Reading<T> Read<T>(string what, T value, string permission = "Policy.Read.All") => _unreadable.Contains(what)
        ? Reading<T>.Failed(
            new GdapServiceException("Refused", GdapErrorKind.PermissionDenied, "refused") { StatusCode = 403 }, permission)
        : Reading<T>.Of(value);
}
