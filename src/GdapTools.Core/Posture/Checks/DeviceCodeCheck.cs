using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Posture;

/// <summary>Whether a device code, with which others can be made to sign an attacker in, gets a token without MFA.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-authentication-flows</summary>
internal static class DeviceCodeCheck
{
    private const string Id = "POS004";
    private const int DeviceCode = 1;

    public static ChainStep Judge(PostureAnalysis analysis)
    {
        if (!analysis.List.IsReadable)
        {
            return PostureChecks.Unreadable(Id, analysis.Input);
        }

        ValueSet flow = ValueSet.Where(Dimensions.Flows.Length, static value => value == DeviceCode);
        Box box = analysis.Space.Whole.With(Dimensions.Flow, flow);
        GapSearch search = GapSearch.Run(analysis.Deciding, box, analysis.Feasibility.IsCertain);
        bool isOpen = search.Gaps.Count > 0 && analysis.IsOpenWithoutPolicies == Truth.Yes;
        bool isUnclear = search.IsCutShort || search.Unknown.Count > 0 ||
            (search.Gaps.Count > 0 && analysis.IsOpenWithoutPolicies == Truth.Unknown);
        Evidence evidence = new() { { "Policies that name the flow", Naming(analysis) } };
        if (isOpen && search.Gaps.All(gap => IsOpenToAll(gap, analysis)))
        {
            return new ChainStep(
                Id, GdapVerdict.Warning, "A sign-in by device code gets a token without MFA wherever any other sign-in does.")
            {
                Evidence = evidence,
                CausedBy = "POS001",
            };
        }

        return (isOpen, isUnclear, search.HasMfa || search.Gaps.Count > 0) switch
        {
            (true, _, _) => new ChainStep(
                Id, GdapVerdict.Warning, "A sign-in by device code gets a token without MFA where others do not.")
                { Evidence = evidence },
            (_, true, _) => new ChainStep(
                Id, GdapVerdict.Unknown, "Whether a sign-in by device code needs MFA is not known.") { Evidence = evidence },
            (_, _, true) => new ChainStep(
                Id, GdapVerdict.Pass, "A sign-in by device code needs MFA; where nobody uses it, Microsoft advises to block it.")
                { Evidence = evidence },
            _ => new ChainStep(Id, GdapVerdict.Pass, "Sign-ins by device code are blocked.") { Evidence = evidence },
        };
    }

    private static bool IsOpenToAll(Box gap, PostureAnalysis analysis)
    {
        ValueSet ordinary = ValueSet.Where(Dimensions.Flows.Length, static value => value == Dimensions.OrdinaryFlow);
        GapSearch search = GapSearch.Run(
            analysis.Deciding, gap.With(Dimensions.Flow, ordinary), analysis.Feasibility.IsCertain);
        return search is { Gaps.Count: > 0, HasMfa: false, HasBlocked: false, IsCutShort: false, Unknown.Count: 0 };
    }

    private static string? Naming(PostureAnalysis analysis)
    {
        IEnumerable<CaPolicy> naming = analysis.Policies
            .Where(static policy => policy.Policy.IsInForce && policy.Policy.TransferMethods.Contains("deviceCodeFlow"))
            .Select(static policy => policy.Policy);
        return naming.Any() ? PostureChecks.Quote(naming) : null;
    }
}
