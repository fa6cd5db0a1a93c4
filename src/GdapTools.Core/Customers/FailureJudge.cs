using System;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Turns a refused sign-in or call into a step of the chain.</summary>
internal sealed class FailureJudge(Func<GdapException, ErrorResolution> resolve, GdapSession session)
{
    private readonly MeaningJudge _meanings = new(session);

    /// <param name="failure">What the token endpoint or the service answered.</param>
    /// <param name="what">The attempt, as the subject of a sentence: "A token for this tenant".</param>
    /// <param name="customer">The customer tenant that was asked; null for what the answer says.</param>
    /// <param name="reach">What is known of the way there.</param>
    public ChainStep Judge(GdapException failure, string what, string? customer = null, Reach reach = Reach.Open)
    {
        ErrorResolution resolution = resolve(failure);
        AnswerMeaning meaning = _meanings.Judge(failure, resolution, customer ?? CustomerOf(failure), reach);
        bool isProven = IsRefusal(failure) && meaning.Link is not (ChainLink.Throttling or ChainLink.Service or ChainLink.Network);
        string code = resolution.Code ?? failure.ErrorId;

        // What no service said needs no explaining: it says itself what it is and what to do.
        bool isOwn = failure is not (GdapServiceException { StatusCode: >= 400 } or GdapAuthenticationException)
            && resolution.Confidence == Confidence.None;
        Evidence evidence = new()
        {
            { "Code", code },
            { "Status", resolution.StatusCode },
            { "Answer", failure.Message },
            { "Confidence", resolution.Confidence.ToString() },
            { "Correlation id", resolution.CorrelationId },
            { "Partner tenant", session.TenantId },
            { "Policy id", PolicyClaims.Of((failure as GdapAuthenticationException)?.Claims) },
        };

        if (meaning.Candidates.Count > 0)
        {
            evidence.Add("Possible causes", string.Join(" | ", meaning.Candidates));
        }

        ChainStep step = new(
            meaning.CheckId,
            isProven ? GdapVerdict.Fail : GdapVerdict.Unknown,
            $"{what} was {(IsRefusal(failure) ? "refused" : "not to be had")} ({code}): {(isOwn ? failure.Message : meaning.Cause)}")
        {
            Evidence = evidence,
            Remediation = isOwn && failure.RecommendedAction is string action ? [action]
                : meaning.Remediation.Count > 0 ? meaning.Remediation
                : null,
            DocumentationUri = meaning.DocumentationUri,
            Link = meaning.Link,
        };
        return step with { Shared = Share(step, failure, code) };
    }

    // What lies before the customers is one cause for all of them: the way there, the service, the token that all get.
    private static SharedCause? Share(ChainStep step, GdapException failure, string code) => step.Link switch
    {
        ChainLink.Network or ChainLink.Service => new SharedCause($"{step.CheckId}:{code}:{HostOf(failure)}", step),
        ChainLink.Token or ChainLink.Posture => new SharedCause($"{step.CheckId}:{code}", step),
        _ => null,
    };

    private string? CustomerOf(GdapException failure) =>
        failure is GdapAuthenticationException { TenantId: string tenant }
        && !string.Equals(tenant, session.TenantId, StringComparison.OrdinalIgnoreCase)
            ? tenant
            : null;

    private static string? HostOf(GdapException failure) =>
        (failure as GdapServiceException)?.RequestUri?.Authority ?? failure.Target?.ToString();

    private static bool IsRefusal(GdapException failure) => failure switch
    {
        GdapAuthenticationException sts => sts.ErrorCodes.Count > 0 && sts.StatusCode is not >= 500,
        GdapServiceException service => service.StatusCode is 401 or 403,
        _ => false,
    };
}
