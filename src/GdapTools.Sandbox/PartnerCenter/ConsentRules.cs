using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GdapTools.Core.Relationships;
using GdapTools.Sandbox.Engine;
using GdapTools.Sandbox.Gdap;
using GdapTools.Sandbox.Graph;

namespace GdapTools.Sandbox.PartnerCenter;

/// <summary>
/// Who may consent for a customer: an account that one of three roles reaches through an active relationship. What the
/// snapshot does not tell is let pass.
/// Source: https://learn.microsoft.com/partner-center/customers/gdap-faq
/// </summary>
internal sealed class ConsentRules(SandboxWorld world, GdapService gdap)
{
    private const string Relationships = "v1.0/" + GdapPath.Relationships;

    private static readonly string[] s_roles =
    [
        "158c047a-c907-4556-b7ef-446551a6b5f7",
        "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
        RoleCatalogue.GlobalAdministratorId,
    ];

    public bool MayConsent(SandboxCall call, Caller caller, string customerId)
    {
        IReadOnlyList<JsonElement>? groups = Items(call, $"v1.0/users/{caller.Id}/transitiveMemberOf");
        IReadOnlyList<JsonElement>? relationships = Items(call, Relationships);
        return groups is null || relationships is null || relationships
            .Where(item => item.Text("status") is "active" or "expiring" && Is(item.Find("customer")?.Text("tenantId"), customerId))
            .SelectMany(item => Items(call, $"{Relationships}/{item.Text("id")}/{GdapPath.Assignments}") ?? [])
            .Any(assignment => assignment.Text("status") == "active"
                && assignment.Find("accessDetails") is JsonElement details
                && details.Items("unifiedRoles").Any(role => s_roles.Contains(role.Text("roleDefinitionId"), StringComparer.OrdinalIgnoreCase))
                && groups.Any(group => Is(group.Text("id"), assignment.Find("accessContainer")?.Text("accessContainerId"))));
    }

    private IReadOnlyList<JsonElement>? Items(SandboxCall call, string path) =>
        world.Tenants.Partner.Find(gdap.Locate(path, call.Now), callerId: null)?.Items;

    private static bool Is(string? one, string? other) =>
        one is not null && one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
