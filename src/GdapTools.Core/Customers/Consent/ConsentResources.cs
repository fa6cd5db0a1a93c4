using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Customers.Consent;

/// <summary>The resources that are known by name.
/// Source: https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in</summary>
internal static class ConsentResources
{
    public static readonly ConsentResource Graph =
        new("Graph", "Microsoft Graph", "00000003-0000-0000-c000-000000000000");

    public static IReadOnlyList<ConsentResource> All { get; } =
    [
        Graph,
        new("PartnerCenter", "Microsoft Partner Center", "fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"),
        new("Exchange", "Office 365 Exchange Online", "00000002-0000-0ff1-ce00-000000000000"),
        new("SharePoint", "Office 365 SharePoint Online", "00000003-0000-0ff1-ce00-000000000000"),
        new("Teams", "Skype and Teams Tenant Admin API", "48ac35b8-9aa8-4d74-927d-1f4a14a0b239"),
        new("ManagementActivity", "Office 365 Management APIs", "c5393580-f805-4401-95e8-94b7a6ef2fc2"),
        new("Azure", "Azure Resource Manager", "797f4846-ba00-4fd7-ba43-dac1f8f63013"),
    ];

    /// <summary>The application id of a resource named so, or by its id.</summary>
    /// <exception cref="GdapException"><c>ResourceUnknown</c></exception>
    public static string Resolve(string word)
    {
        string name = word.Trim();
        ConsentResource? known = All.FirstOrDefault(item => Is(item.Name, name) || Is(item.DisplayName, name));
        return known is not null ? known.ApplicationId
            : Guid.TryParse(name, out Guid id) ? id.ToString()
            : throw new GdapException(
                "ResourceUnknown",
                GdapErrorKind.InvalidInput,
                $"There is no resource '{word}' among those known by name.",
                word,
                $"Give its application id, or one of {string.Join(", ", All.Select(item => item.Name))}.");
    }

    /// <summary>What Microsoft calls a resource; null when it is not a known one.</summary>
    public static string? NameOf(string applicationId) =>
        All.FirstOrDefault(item => Is(item.ApplicationId, applicationId))?.DisplayName;

    public static bool IsGraph(string applicationId) => Is(Graph.ApplicationId, applicationId);

    private static bool Is(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
