using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Customers;

/// <summary>Says in a line how many customers' tenants let us in, and which links are broken how often.</summary>
public sealed class AccessSummary
{
    private static readonly GdapVerdict[] s_order = [GdapVerdict.Pass, GdapVerdict.Warning, GdapVerdict.Fail, GdapVerdict.Unknown];

    private readonly Dictionary<GdapVerdict, int> _verdicts = [];
    private readonly Dictionary<ChainLink, int> _links = [];

    public void Add(CustomerAccess access)
    {
        Count(_verdicts, access.Verdict);

        if (access is { Verdict: GdapVerdict.Fail, BrokenLink: ChainLink link })
        {
            Count(_links, link);
        }
    }

    public override string ToString()
    {
        int all = _verdicts.Values.Sum();
        string verdicts = List(s_order.Where(_verdicts.ContainsKey).Select(verdict => $"{_verdicts[verdict]} {verdict}"));
        string links = List(_links
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key)
            .Select(pair => $"{pair.Key} {pair.Value}"));
        return all == 0 ? "No customer was tested."
            : $"{(all == 1 ? "1 customer" : $"{all} customers")}: {verdicts}."
                + (links.Length > 0 ? $" Broken links: {links}." : "");
    }

    private static void Count<T>(Dictionary<T, int> counts, T key) where T : notnull =>
        counts[key] = (counts.TryGetValue(key, out int count) ? count : 0) + 1;

    private static string List(IEnumerable<string> items) => string.Join(", ", items);
}
