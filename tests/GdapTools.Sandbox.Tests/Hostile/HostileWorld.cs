using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Posture;
using GdapTools.Core.Session;
using GdapTools.Core.Snapshots;
using GdapTools.Sandbox.Tests.Diagnosis;
using GdapTools.Sandbox.Tests.Support;

namespace GdapTools.Sandbox.Tests.Hostile;

/// <summary>A partner with one policy and one customer, of which at most one thing is broken, and a session in it.</summary>
internal sealed class HostileWorld
{
    /// <summary>What is broken, and the checks that say so. Each needs one value to be well: none is an exclusion, which
    /// could be lost on the way without a trace.</summary>
    public static readonly IReadOnlyDictionary<string, Action<Tenancy, string>> Faults = new Dictionary<string, Action<Tenancy, string>>
    {
        ["none"] = (_, _) => { },
        ["policy disabled"] = (tenancy, _) => SetState(tenancy, "disabled"),
        ["policy report-only"] = (tenancy, _) => SetState(tenancy, "enabledForReportingButNotEnforced"),
        ["relationship expired"] = (tenancy, customer) => tenancy.Relationship(customer)["status"] = "expired",
        ["approval pending"] = (tenancy, customer) => tenancy.Relationship(customer)["status"] = "approvalPending",
        ["no relationship"] = (tenancy, customer) => tenancy.Relationships.Remove(tenancy.Relationship(customer)),
        ["no assignment"] = (tenancy, customer) => tenancy.Assignments(customer).Clear(),
        ["assignment pending"] = (tenancy, customer) => tenancy.Assignments(customer)[0]!["status"] = "pending",
        ["other group"] = (tenancy, customer) =>
            tenancy.Assignments(customer)[0]!["accessContainer"]!["accessContainerId"] = Guid.Empty.ToString(),
        ["token refused"] = (tenancy, customer) => tenancy.RefuseToken(customer, 65001),
    };

    private readonly GdapSession _session;
    private readonly HostileCarrier _carrier;

    private HostileWorld(GdapSession session, HostileCarrier carrier)
    {
        _session = session;
        _carrier = carrier;
    }

    public static async Task<HostileWorld> OpenAsync(string fault)
    {
        Tenancy tenancy = new();
        string customer = tenancy.AddCustomer("Customer Ltd");
        JsonObject resources = tenancy.PartnerResources;
        resources["v1.0/identity/conditionalAccess/policies"] = Tenancy.List(Policy());
        resources["beta/identity/conditionalAccess/policies"] = Tenancy.List(Policy());
        resources["v1.0/policies/identitySecurityDefaultsEnforcementPolicy"] = new JsonObject { ["isEnabled"] = false };
        resources["v1.0/policies/authenticationStrengthPolicies"] = Tenancy.List();
        resources["v1.0/identity/conditionalAccess/namedLocations"] = Tenancy.List();
        resources["v1.0/users"] = Tenancy.List(JsonNode.Parse(
            $$"""{"id":"{{Tenancy.Account}}","userPrincipalName":"{{Tenancy.Upn}}","userType":"Member"}""")!);
        resources[$"beta/users/{Tenancy.Account}/authentication/requirements"] =
            new JsonObject { ["perUserMfaState"] = "disabled" };
        resources["partnercenter/v1/nonMfaCompliantPartnerPrincipals"] =
            new JsonObject { ["totalCount"] = 0, ["items"] = new JsonArray() };
        Faults[fault](tenancy, customer);
        using MemoryStream stream = new(Encoding.UTF8.GetBytes(tenancy.Root.ToJsonString()));
        Snapshot snapshot = SnapshotReader.Read(stream, "test");
        ConnectRequest request = SnapshotConnection.Read(snapshot, "test", loginHint: null);
        HostileCarrier carrier = new(request.Carrier!);
        return new HostileWorld(
            await SessionFactory.ConnectAsync(request with { Carrier = carrier }, CancellationToken.None), carrier);
    }

    /// <summary>The verdicts of a diagnosis under attack: of the account's posture, and of the customer.</summary>
    public async Task<HostileOutcome> DiagnoseAsync(Attack? attack)
    {
        _carrier.Attack = attack;
        List<Finding> findings = await Runs.DiagnoseAsync(
            _session, token => PostureDiagnosis.ReadAsync(_session, user: null, token));
        _carrier.Attack = null;
        return new HostileOutcome(
            findings.Where(finding => finding.CheckId.StartsWith("POS", StringComparison.Ordinal)).Min(finding => finding.Verdict),
            findings.Exists(finding => finding.CustomerTenantId is not null)
                ? findings.Where(finding => finding.CustomerTenantId is not null).Max(finding => finding.Verdict)
                : null);
    }

    private static void SetState(Tenancy tenancy, string state)
    {
        foreach (string version in new[] { "v1.0", "beta" })
        {
            tenancy.PartnerResources[version + "/identity/conditionalAccess/policies"]!["value"]![0]!["state"] = state;
        }
    }

    private static JsonNode Policy() => JsonNode.Parse(
        """
        {"id":"80000000-0000-0000-0000-000000000001","displayName":"Require MFA","state":"enabled",
         "conditions":{"clientAppTypes":["all"],"users":{"includeUsers":["All"]},
           "applications":{"includeApplications":["All"]}},
         "grantControls":{"operator":"OR","builtInControls":["mfa"]}}
        """)!;
}
