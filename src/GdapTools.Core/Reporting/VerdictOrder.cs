using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Reporting;

/// <summary>Verdicts by the attention they need. Unknown comes before Warning: it may hide a failure.</summary>
internal static class VerdictOrder
{
    public static readonly IReadOnlyList<GdapVerdict> All =
        [GdapVerdict.Fail, GdapVerdict.Unknown, GdapVerdict.Warning, GdapVerdict.Pass, GdapVerdict.NotApplicable];

    public static int RankOf(GdapVerdict verdict) =>
        verdict switch
        {
            GdapVerdict.Fail => 0,
            GdapVerdict.Warning => 2,
            GdapVerdict.Pass => 3,
            GdapVerdict.NotApplicable => 4,
            _ => 1,
        };

    /// <summary>The verdict over several findings; Unknown over none.</summary>
    public static GdapVerdict Worst(IReadOnlyList<Finding> findings) =>
        findings.Select(finding => finding.Verdict).OrderBy(RankOf).FirstOrDefault();

    public static string NameOf(GdapVerdict verdict) =>
        verdict == GdapVerdict.NotApplicable ? "Not applicable" : verdict.ToString();
}
