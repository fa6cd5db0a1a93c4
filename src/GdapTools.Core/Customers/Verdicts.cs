using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>Which of several verdicts counts: the worst, and what is proven before what is not.</summary>
internal static class Verdicts
{
    /// <summary>The steps by their verdict; those of one verdict stay in the order of the chain.</summary>
    public static ChainStep[] WorstFirst(IReadOnlyList<ChainStep> steps) => [.. steps.OrderBy(step => Rank(step.Verdict))];

    private static int Rank(GdapVerdict verdict) => verdict switch
    {
        GdapVerdict.Fail => 0,
        GdapVerdict.Unknown => 1,
        GdapVerdict.Warning => 2,
        _ => 3,
    };
}
