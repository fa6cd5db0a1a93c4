using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>The links in the order a call passes them, with the names a reader knows them by.</summary>
internal static class LinkOrder
{
    private static readonly (ChainLink Link, string Name)[] s_links =
    [
        (ChainLink.Posture, "Sign-in policy"),
        (ChainLink.Token, "Token"),
        (ChainLink.Credential, "App credential"),
        (ChainLink.Account, "Automation account"),
        (ChainLink.Relationship, "GDAP relationship"),
        (ChainLink.Assignment, "Access assignment"),
        (ChainLink.Consent, "Consent"),
        (ChainLink.CustomerPolicy, "Customer's policies"),
        (ChainLink.Throttling, "Throttling"),
        (ChainLink.Service, "Service"),
        (ChainLink.Network, "Network"),
        (ChainLink.Unknown, "Not attributed"),
    ];

    /// <summary>The links every call passes; a report shows them even when nothing was found there.</summary>
    public static readonly IReadOnlyList<ChainLink> Prerequisites =
    [
        ChainLink.Posture, ChainLink.Token, ChainLink.Relationship, ChainLink.Assignment, ChainLink.Consent,
        ChainLink.CustomerPolicy,
    ];

    public static IReadOnlyList<ChainLink> All { get; } = [.. s_links.Select(entry => entry.Link)];

    public static int RankOf(ChainLink link)
    {
        for (int rank = 0; rank < s_links.Length; rank++)
        {
            if (s_links[rank].Link == link)
            {
                return rank;
            }
        }

        return s_links.Length;
    }

    public static string NameOf(ChainLink link)
    {
        int rank = RankOf(link);
        return rank < s_links.Length ? s_links[rank].Name : link.ToString();
    }
}
