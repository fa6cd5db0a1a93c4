using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Customers.Health;

/// <summary>The health of relationships the slow way, by docs/relationships.md and docs/checks.md alone.</summary>
internal sealed class NaiveHealth(HealthPlan plan, HealthFault fault = HealthFault.None)
{
    /// <summary>One row for each customer, then those without one; null where there is no result but an error.</summary>
    public NaiveRow[]? Rows() => plan.RelationshipList == Answer.Told || fault == HealthFault.RefusalTakenForNone ? OfAll() : OfUnread();

    private NaiveRow[]? OfUnread()
    {
        List<int> known = [];
        known.AddRange(plan.CustomerList == Answer.Told ? plan.Listed : []);
        known.AddRange(plan.ContractList == Answer.Told ? plan.Contracts : []);
        int[] asked = plan.Wanted.Length > 0 ? plan.Wanted : [.. known.Distinct()];

        if (asked.Length == 0)
        {
            return null;
        }

        string id = plan.RelationshipList != Answer.WantsMfa ? "REL009" : plan.IsApplication ? "TOK002" : "TOK001";
        return [.. asked.Select(customer => new NaiveRow
        {
            Customer = customer,
            Checks = [new NaiveCheck(id, GdapVerdict.Unknown)],
            Link = plan.RelationshipList == Answer.Lost ? ChainLink.Network : null,
        })];
    }

    private NaiveRow[] OfAll()
    {
        RelatedPlan[] shown = plan.RelationshipList == Answer.Told ? plan.Relationships : [];
        int[] listed = plan.CustomerList == Answer.Told ? plan.Listed : [];
        bool isHidden = shown.Length == 0 && listed.Length > 0 && fault != HealthFault.EmptyListTakenForNone;
        int[] known = [.. shown.Where(item => item.Customer is not null).Select(item => item.Customer!.Value).Concat(listed).Distinct()];
        int[] asked = plan.Wanted.Length > 0 ? plan.Wanted : known;
        List<NaiveRow> rows = [];

        foreach (int customer in asked)
        {
            rows.Add(isHidden ? Hidden(customer) : new NaiveCustomer(plan, customer, fault).Row());
        }

        if (plan.Wanted.Length > 0)
        {
            return [.. rows];
        }

        for (int place = 0; place < shown.Length; place++)
        {
            if (shown[place].Customer is null && Stray(shown[place]) is NaiveCheck check && fault != HealthFault.StrayIgnored)
            {
                TimeSpan? end = Moments.EndOf(shown[place], fault);
                rows.Add(new NaiveRow { Checks = [check], Relationships = [place], EndsIn = end, DaysLeft = Moments.Days(end, fault) });
            }
        }

        if (known.Length == 0 && fault != HealthFault.NothingIsClean)
        {
            rows.Add(new NaiveRow { Checks = [new NaiveCheck("RUN001", GdapVerdict.Unknown)] });
        }

        return [.. rows];
    }

    private NaiveRow Hidden(int customer)
    {
        NaiveCheck hidden = new("REL009", GdapVerdict.Unknown);
        NaiveCheck outside = new("ACC001", GdapVerdict.Unknown);
        return new NaiveRow
        {
            Customer = customer,
            Checks = plan.IsApplication && fault != HealthFault.HiddenFromApplicationsToo ? [hidden] : [hidden, outside],
        };
    }

    // Nobody knows whose it is: what may give access is unknown, what does not yet is worth a word.
    private NaiveCheck? Stray(RelatedPlan relationship)
    {
        NaiveCheck check = NaiveCustomer.OfInactive(relationship, fault);
        return NaiveCustomer.MayGiveAccess(relationship) ? new NaiveCheck("REL008", GdapVerdict.Unknown)
            : check.Id == "REL002" ? null
            : check with { Verdict = GdapVerdict.Warning };
    }
}
