using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>Tells relationships that Microsoft made by itself, of which there are two kinds: those of its transition from
/// DAP, whose name begins with MLT_, and those for new customers, whose name is documented nowhere but whose roles are.
/// Sources: https://learn.microsoft.com/partner-center/customers/gdap-faq,
/// https://docs.rewst.help/documentation/integrations/integration-guides/microsoft-cloud-integration-bundle/navigating-the-microsoft-led-transition-to-gdap</summary>
internal static class MicrosoftsOwn
{
    private const string TransitionPrefix = "MLT_";

    private static readonly string[] s_resellerRoles =
    [
        "88d8e3e3-8f55-4a1e-953a-9b9898b8876b", // Directory Readers
        "9360feb5-f418-4baa-8175-e2a00bac4301", // Directory Writers
        "4d6ac14f-3453-41d0-bef9-a3e0c569773a", // License Administrator
        "f023fd81-a637-4b56-95fd-791ac0226033", // Service Support Administrator
        "fe930be7-5e62-47db-91af-98c3a49a38b1", // User Administrator
        "e8611ab8-c189-46e8-94e1-60213ab1f814", // Privileged Role Administrator
        "729827e3-9c14-49f7-bb1b-9608f156bbb8", // Helpdesk Administrator
        "7be44c8a-adaf-4e2a-84d6-ab2649e08a13", // Privileged Authentication Administrator
        "f2ef992c-3afb-46b9-b7cf-a126ee74c451", // Global Reader
    ];

    // An indirect reseller does not get these.
    private static readonly string[] s_furtherRoles =
    [
        "158c047a-c907-4556-b7ef-446551a6b5f7", // Cloud Application Administrator
        "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3", // Application Administrator
    ];

    /// <summary>What is to be said where nothing else gives access; null where something does.</summary>
    public static ChainStep? Judge(IReadOnlyList<GdapRelationship> active) =>
        active.All(item => SignOf(item) is not null)
            ? RelationshipSteps.MadeByMicrosoft(active[0], SignOf(active[0])!)
            : null;

    private static string? SignOf(GdapRelationship relationship) =>
        relationship.DisplayName.StartsWith(TransitionPrefix, StringComparison.OrdinalIgnoreCase)
            ? "has the name of the Microsoft-led transition from DAP"
            : HasDefaultRoles(relationship) ? "holds just the roles of Microsoft's default relationship" : null;

    private static bool HasDefaultRoles(GdapRelationship relationship)
    {
        HashSet<string> roles = RoleSets.Ids(relationship.Roles);
        return !relationship.HasUnreadRoles
            && (roles.SetEquals(s_resellerRoles) || roles.SetEquals(s_resellerRoles.Concat(s_furtherRoles)));
    }
}
