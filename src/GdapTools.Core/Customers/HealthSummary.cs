using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace GdapTools.Core.Customers;

/// <summary>Says in one line how many customers' relationships stand well, and which ends first.</summary>
public sealed class HealthSummary
{
    private static readonly GdapVerdict[] s_order = [GdapVerdict.Pass, GdapVerdict.Warning, GdapVerdict.Fail, GdapVerdict.Unknown];

    private readonly Dictionary<GdapVerdict, int> _counts = [];
    private string? _firstName;
    private int? _firstDays;

    public void Add(RelationshipHealth health)
    {
        _counts[health.Verdict] = (_counts.TryGetValue(health.Verdict, out int count) ? count : 0) + 1;

        if (health.DaysLeft >= 0 && !(health.DaysLeft >= _firstDays))
        {
            _firstDays = health.DaysLeft;
            _firstName = health.CustomerName ?? health.CustomerTenantId ?? "a relationship without a customer";
        }
    }

    public override string ToString()
    {
        int all = _counts.Values.Sum();
        string counts = string.Join(
            ", ",
            s_order.Where(_counts.ContainsKey).Select(verdict => $"{_counts[verdict].ToString(CultureInfo.InvariantCulture)} {verdict}"));
        string first = _firstDays is int days ? $" First to end or lapse: {_firstName}, {Days(days)}." : "";
        return all == 0 ? "No relationship was tested." : $"{(all == 1 ? "1 result" : $"{all} results")}: {counts}.{first}";
    }

    private static string Days(int days) => days switch
    {
        0 => "in less than a day",
        1 => "in 1 day",
        _ => $"in {days} days",
    };
}
