using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Says of one customer what the partner's list of relationships proves, and what it hides.</summary>
/// <param name="session">Whose partner it is.</param>
/// <param name="survey">What the list comes to; null while it is being read: then only of customers that have an active
/// relationship, and whose relationships are all there.</param>
/// <param name="options">What is measured against.</param>
internal sealed class SurveyJudge(GdapSession session, Func<CustomerSurvey?> survey, JudgeOptions options)
{
    /// <summary>What was found, worst first; nothing when all is well.</summary>
    public IReadOnlyList<ChainStep> Judge(CustomerState customer)
    {
        CustomerSurvey? all = survey();

        if (all is { ShowsRelationships: false } && !customer.HasAllRelationships)
        {
            return [Unreadable(all)];
        }

        IReadOnlyList<ChainStep> steps = RelationshipJudge.Judge(customer, options, session.Clock.GetUtcNow());

        // Whose it is, nobody can tell: it may be this customer's.
        return !customer.Active.Any()
            && steps.All(step => step.Verdict == GdapVerdict.Fail)
            && all?.Strays.FirstOrDefault(StrayJudge.MayGiveAccess) is GdapRelationship stray
                ? [StrayJudge.OfCustomer(stray, customer)]
                : steps;
    }

    private ChainStep Unreadable(CustomerSurvey all) => all switch
    {
        { RelationshipFailure: GdapException failure } => new ChainStep(
            "REL009",
            GdapVerdict.Unknown,
            "This partner's GDAP relationships could not be read.")
        {
            CausedBy = "REL009",
            Remediation = PartnerJudge.Advice(failure),
            Link = PartnerJudge.LinkOf(failure),
        },
        _ when session.Kind == SessionKind.AppOnly => new ChainStep(
            "REL009",
            GdapVerdict.Unknown,
            "Graph shows this application customers, but no relationship.")
        {
            CausedBy = "REL009",
        },
        _ => new ChainStep(
            "REL009",
            GdapVerdict.Unknown,
            "Graph lists this partner's customers but no relationship: so it answers an account outside AdminAgents.")
        {
            CausedBy = "ACC001",
            Remediation = PartnerJudge.AdviceOf(all.Membership),
        },
    };
}
