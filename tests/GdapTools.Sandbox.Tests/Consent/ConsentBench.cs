using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers.Consent;
using GdapTools.Core.Graph;
using GdapTools.Core.Relationships.Writing;
using GdapTools.Sandbox.Tests.Writing;

namespace GdapTools.Sandbox.Tests.Consent;

/// <summary>Consents at one customer, by the module's own session.</summary>
internal static class ConsentBench
{
    public const string CloudApplicationAdministrator = "158c047a-c907-4556-b7ef-446551a6b5f7";
    public const string Graph = "00000003-0000-0000-c000-000000000000";
    public const string Exchange = "00000002-0000-0ff1-ce00-000000000000";
    public const string Application = "30000000-0000-4000-8000-000000000009";
    public const string Principal = "a0000000-0000-4000-8000-000000000001";
    public const string Consents = $"/v1/customers/{SmallPartner.Customer}/applicationconsents";

    private const string GraphPrincipal = "a0000000-0000-4000-8000-000000000002";

    /// <summary>An account that may consent, at a customer that refuses a token for want of consent.</summary>
    public static void Refusing(SnapshotEditor editor)
    {
        MayConsent(editor);
        Refuse(editor, 65001);
    }

    /// <summary>The same at a customer that has consented to nothing, and whose tenant can be read.</summary>
    public static void Empty(SnapshotEditor editor)
    {
        MayConsent(editor);
        Store(editor);
    }

    /// <summary>The same at one that has consented to some scopes of Graph for another application.</summary>
    public static void Narrow(SnapshotEditor editor)
    {
        MayConsent(editor);
        Store(editor, "User.Read");
    }

    public static void MayConsent(SnapshotEditor editor)
    {
        editor.Resources(SmallPartner.Partner)["v1.0/tenantRelationships/delegatedAdminRelationships"]!["value"]![0]!
            ["accessDetails"] = WriteBench.Roles(CloudApplicationAdministrator);
        WriteBench.Assign(editor, CloudApplicationAdministrator);
    }

    public static void Refuse(SnapshotEditor editor, int code) => editor.Tenant(SmallPartner.Customer)["tokenError"] = new JsonObject
    {
        ["error"] = "invalid_grant",
        ["error_codes"] = new JsonArray(code),
        ["error_description"] = $"AADSTS{code}: Said by a test.",
        ["suberror"] = "consent_required",
    };

    /// <summary>Puts the service principals of the application and of Graph into the customer, and a consent.</summary>
    public static void Store(SnapshotEditor editor, string? scope = null, string consentType = "AllPrincipals")
    {
        JsonObject resources = editor.Resources(SmallPartner.Customer);
        JsonArray principals = scope is null
            ? []
            : new JsonArray(PrincipalOf(Principal, Application, "Other"), PrincipalOf(GraphPrincipal, Graph, "Microsoft Graph"));
        JsonArray grants = scope is null ? [] : new JsonArray(new JsonObject
        {
            ["id"] = "grant-1",
            ["clientId"] = Principal,
            ["consentType"] = consentType,
            ["principalId"] = consentType == "AllPrincipals" ? null : SmallPartner.BobAsGuest,
            ["resourceId"] = GraphPrincipal,
            ["scope"] = scope,
        });
        resources["v1.0/servicePrincipals"] = new JsonObject { ["value"] = principals };
        resources["v1.0/oauth2PermissionGrants"] = new JsonObject { ["value"] = grants };
    }

    public static ConsentTarget Target(WriteBench bench, string scopes = "Directory.Read.All", bool isOwn = true) => ConsentTarget.In(
        bench.Session,
        SmallPartner.Customer,
        customerName: null,
        isOwn ? null : Guid.Parse(Application),
        ConsentScopes.Parse([scopes], resource: null));

    public static async Task<PlannedChange<GdapConsent>> PlanAsync(
        WriteBench bench, ConsentTarget target, ConsentOptions? options = null)
    {
        using ConsentGranter granter = new(bench.Context, options ?? new ConsentOptions());
        return await granter.PlanAsync(target, CancellationToken.None);
    }

    public static async Task<GdapConsent> GrantAsync(WriteBench bench, ConsentTarget target, ConsentOptions? options = null) =>
        await (await PlanAsync(bench, target, options)).ExecuteAsync(CancellationToken.None);

    public static Task<Reading<ConsentState>> ReadAsync(WriteBench bench, string? applicationId = null) =>
        new ConsentReader(bench.Session).ReadAsync(
            SmallPartner.Customer, applicationId ?? bench.Session.Token.AppId!, CancellationToken.None);

    public static async Task<bool> HoldsAsync(WriteBench bench, bool isOwn, params string[] scopes)
    {
        Reading<ConsentState> reading = await ReadAsync(bench, isOwn ? null : Application);
        IEnumerable<string> granted = reading.IsKnown ? reading.Value.Granted.SelectMany(grant => grant.Scopes) : [];
        return granted.Order().SequenceEqual(scopes.Order());
    }

    private static JsonObject PrincipalOf(string id, string appId, string name) => new()
    {
        ["id"] = id,
        ["appId"] = appId,
        ["displayName"] = name,
    };
}
