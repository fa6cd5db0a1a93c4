using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Turns a refused sign-in or call into a step of the chain.</summary>
internal sealed class FailureJudge(Func<GdapException, ErrorResolution> resolve, GdapSession session)
{
    // These speak of the account itself, whichever tenant says it. Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
    private static readonly HashSet<string> s_ofTheAccount =
        ["AADSTS50053", "AADSTS50055", "AADSTS50057", "AADSTS50126", "AADSTS530034"];

    private readonly MeaningJudge _meanings = new(session);

    /// <param name="failure">What the token endpoint or the service answered.</param>
    /// <param name="what">The attempt, as the subject of a sentence: "A token for this tenant".</param>
    /// <param name="customer">The customer tenant that was asked; null for what the answer says.</param>
    /// <param name="reach">What is known of the way there.</param>
    public ChainStep Judge(GdapException failure, string what, string? customer = null, Reach reach = Reach.Open)
    {
        ErrorResolution resolution = resolve(failure);
        AnswerMeaning meaning = _meanings.Judge(failure, resolution, customer ?? CustomerOf(failure), reach);
        bool isProven = IsRefusal(failure) && IsOfService(failure) && meaning.Link is not (ChainLink.Throttling or ChainLink.Service or ChainLink.Network);
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
        return step with { Shared = Share(step, failure, code, resolution.Cause) };
    }

    // What lies before the customers is one cause for all of them: the way there, the service, the account, the token that all get.
    // Codes that a customer's policy or consent can be behind are that customer's own.
    private static SharedCause? Share(ChainStep step, GdapException failure, string code, string cause) => step.Link switch
    {
        ChainLink.Network or ChainLink.Service => new SharedCause($"{step.CheckId}:{code}:{HostOf(failure)}", step),
        ChainLink.Token or ChainLink.Posture => new SharedCause($"{step.CheckId}:{code}", step),
        ChainLink.Account when s_ofTheAccount.Contains(code) => new SharedCause(
            $"{step.CheckId}:{code}",
            step with { Cause = $"Tokens for customer tenants are refused ({code}): {cause}" }),
        _ when failure.ErrorId == "TokenOfAnotherTenant" => new SharedCause(
            $"{step.CheckId}:{code}",
            step with { Cause = $"The session has no token for a customer tenant ({code}), only one of its own tenant." }),
        _ => null,
    };

    private string? CustomerOf(GdapException failure) =>
        failure is GdapAuthenticationException { TenantId: string tenant }
        && !string.Equals(tenant, session.TenantId, StringComparison.OrdinalIgnoreCase)
            ? tenant
            : null;

    private static string? HostOf(GdapException failure) =>
        (failure as GdapServiceException)?.RequestUri?.Authority ?? failure.Target?.ToString();

    // Whatever stands between answers 403 as well; what Graph and Partner Center refuse has a code.
    private static bool IsOfService(GdapException failure) =>
        failure is not GdapServiceException { Code: null, IsMissingMfaClaim: false };

    private static bool IsRefusal(GdapException failure) => failure switch
    {
        GdapAuthenticationException sts => sts.ErrorCodes.Count > 0 && sts.StatusCode is not >= 500,
        GdapServiceException service => service.StatusCode is 401 or 403,
        _ => false,
    };
}
