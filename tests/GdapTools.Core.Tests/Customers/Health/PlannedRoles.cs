using System.Linq;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>The roles that plans speak of by their place: a few, then those that Microsoft gives its own relationships.</summary>
internal static class PlannedRoles
{
    public const int GlobalAdministrator = 0;

    /// <summary>So many from the first on are drawn one by one.</summary>
    public const int Single = 6;

    public static string[] Names { get; } =
    [
        "Global Administrator",
        "Exchange Administrator",
        "Security Reader",
        "Reports Reader",
        "Cloud Application Administrator",
        "Directory Readers",
        "Application Administrator",
        "Directory Writers",
        "License Administrator",
        "Service Support Administrator",
        "User Administrator",
        "Privileged Role Administrator",
        "Helpdesk Administrator",
        "Privileged Authentication Administrator",
        "Global Reader",
    ];

    /// <summary>Those of a provider. Source: https://learn.microsoft.com/partner-center/customers/gdap-faq</summary>
    public static int[] OfProviders { get; } = [.. Enumerable.Range(4, 11)];

    /// <summary>Those of an indirect reseller lack the two of applications.</summary>
    public static int[] OfResellers { get; } = [.. OfProviders.Except([4, 6])];
}
