using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Core.Customers;

/// <summary>Proposes the name of a new relationship: the customer's and the day, within what Graph allows.</summary>
internal static class RelationshipNaming
{
    /// <param name="customer">Whom it is for.</param>
    /// <param name="taken">The names of all relationships; each is for one only.</param>
    /// <param name="now">The session's time.</param>
    public static string Propose(CustomerState customer, ICollection<string> taken, DateTimeOffset now)
    {
        string day = now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        string name = new string([.. (customer.Name ?? "").Where(CommandLine.IsPrintable)]).Trim();
        return Enumerable.Range(1, int.MaxValue - 1)
            .Select(number => Join(name.Length > 0 ? name : customer.TenantId, number == 1 ? day : $"{day} {number}"))
            .First(proposal => !taken.Contains(proposal));
    }

    private static string Join(string name, string end)
    {
        int room = RelationshipRules.LongestName - end.Length - 1;
        return $"{(name.Length > room ? name.Substring(0, room).TrimEnd() : name)} {end}";
    }
}
