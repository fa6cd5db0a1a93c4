using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tokens;

/// <summary>
/// Which service an <c>aud</c> claim names, as address or application id.
/// Sources: https://learn.microsoft.com/graph/deployments,
/// https://learn.microsoft.com/partner-center/developer/partner-center-rest-urls
/// </summary>
public static class TokenAudience
{
    private const string NamePrefix = "spn:";

    private static readonly Dictionary<string, ProbeTarget> s_services = new(StringComparer.OrdinalIgnoreCase)
    {
        ["00000003-0000-0000-c000-000000000000"] = ProbeTarget.Graph,
        ["https://graph.microsoft.com"] = ProbeTarget.Graph,
        ["https://graph.microsoft.us"] = ProbeTarget.Graph,
        ["https://dod-graph.microsoft.us"] = ProbeTarget.Graph,
        ["https://microsoftgraph.chinacloudapi.cn"] = ProbeTarget.Graph,
        ["fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd"] = ProbeTarget.PartnerCenter,
        ["https://api.partnercenter.microsoft.com"] = ProbeTarget.PartnerCenter,
        ["https://partner.partnercenterapi.microsoftonline.cn"] = ProbeTarget.PartnerCenter,
    };

    private static readonly Dictionary<string, string> s_others = new(StringComparer.OrdinalIgnoreCase)
    {
        ["https://graph.windows.net"] = "the retired Azure AD Graph",
        ["00000002-0000-0000-c000-000000000000"] = "the retired Azure AD Graph",
        ["https://management.azure.com"] = "Azure Resource Manager",
        ["https://management.core.windows.net"] = "Azure Resource Manager",
        ["797f4846-ba00-4fd7-ba43-dac1f8f63013"] = "Azure Resource Manager",
        ["https://outlook.office365.com"] = "Exchange Online",
        ["https://outlook.office.com"] = "Exchange Online",
        ["00000002-0000-0ff1-ce00-000000000000"] = "Exchange Online",
        ["https://api.partner.microsoft.com"] = "the newer partner APIs",
        ["https://vault.azure.net"] = "Azure Key Vault",
    };

    /// <summary>Microsoft Graph, Partner Center, or null for any other audience.</summary>
    public static ProbeTarget? ServiceOf(string? audience) =>
        audience is not null && s_services.TryGetValue(Plain(audience), out ProbeTarget service) ? service : null;

    /// <summary>The common name of a service that is neither; null when there is none.</summary>
    public static string? OtherName(string audience) =>
        s_others.TryGetValue(Plain(audience), out string? name) ? name : null;

    /// <summary>Whether one of <paramref name="audiences"/> is one of those <paramref name="expected"/>.</summary>
    /// <param name="audiences">What the token names.</param>
    /// <param name="expected">What it should name; null for Graph or Partner Center of any cloud.</param>
    public static bool IsExpected(IReadOnlyList<string> audiences, IReadOnlyList<string>? expected) =>
        expected is null
            ? audiences.Any(audience => ServiceOf(audience) is not null)
            : audiences.Any(audience => expected.Any(other => AreSame(audience, other)));

    /// <summary>Equal but for case and slash at the end, or address and application id of one service.</summary>
    private static bool AreSame(string left, string right)
    {
        string first = Plain(left);
        string second = Plain(right);
        bool isOneById = (IsId(first) || IsId(second))
            && ServiceOf(first) is ProbeTarget service
            && service == ServiceOf(second);
        return isOneById || string.Equals(first, second, StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsId(string audience) => Guid.TryParse(audience, out _);

    private static string Plain(string audience)
    {
        bool isPrefixed = audience.StartsWith(NamePrefix, StringComparison.OrdinalIgnoreCase);
        return (isPrefixed ? audience.Substring(NamePrefix.Length) : audience).TrimEnd('/');
    }
}
