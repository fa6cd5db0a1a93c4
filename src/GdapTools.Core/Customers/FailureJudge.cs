using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>Turns a refused sign-in or call into a step of the chain.</summary>
internal sealed class FailureJudge(Func<GdapException, ErrorResolution> resolve, string partnerTenantId)
{
    // These speak of the account itself, whichever tenant says it. Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
    private static readonly HashSet<string> s_ofTheAccount =
        ["AADSTS50053", "AADSTS50055", "AADSTS50057", "AADSTS50126", "AADSTS530034"];

    /// <param name="failure">What the token endpoint or the service answered.</param>
    /// <param name="what">The attempt, as the subject of a sentence: "A token for this tenant".</param>
    public ChainStep Judge(GdapException failure, string what)
    {
        ErrorResolution resolution = resolve(failure);
        ChainLink link = resolution.Confidence >= Confidence.Medium ? resolution.Link : ChainLink.Unknown;
        bool isProven = IsRefusal(failure) && link is not (ChainLink.Throttling or ChainLink.Service or ChainLink.Network);
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
            { "Partner tenant", partnerTenantId },
            { "Policy id", PolicyClaims.Of((failure as GdapAuthenticationException)?.Claims) },
        };

        if (resolution.Confidence < Confidence.High && resolution.Candidates.Count > 0)
        {
            evidence.Add("Possible causes", string.Join(" | ", resolution.Candidates.Select(item => item.Cause)));
        }

        ChainStep step = new(
            CheckFor(link, resolution.Code),
            isProven ? GdapVerdict.Fail : GdapVerdict.Unknown,
            $"{what} was {(IsRefusal(failure) ? "refused" : "not to be had")} ({code}): {(isOwn ? failure.Message : resolution.Cause)}")
        {
            Evidence = evidence,
            Remediation = isOwn && failure.RecommendedAction is string action ? [action]
                : resolution.Remediation.Count > 0 ? resolution.Remediation
                : null,
            DocumentationUri = resolution.DocumentationUri,
            Link = link,
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

    private static string? HostOf(GdapException failure) =>
        (failure as GdapServiceException)?.RequestUri?.Authority ?? failure.Target?.ToString();

    private static bool IsRefusal(GdapException failure) => failure switch
    {
        GdapAuthenticationException sts => sts.ErrorCodes.Count > 0 && sts.StatusCode is not >= 500,
        GdapServiceException service => service.StatusCode is 401 or 403,
        _ => false,
    };

    private static string CheckFor(ChainLink link, string? code) => link switch
    {
        ChainLink.Consent => code is "AADSTS7000229" or "AADSTS500011" or "AADSTS700016" ? "CON002" : "CON001",
        ChainLink.CustomerPolicy => "POL001",
        ChainLink.Account => "ACC003",
        ChainLink.Credential => "CRD001",
        ChainLink.Token or ChainLink.Posture => "TOK005",
        ChainLink.Relationship => "REL012",
        ChainLink.Assignment => "ASN006",
        ChainLink.Throttling => "THR001",
        ChainLink.Service => "SRV001",
        ChainLink.Network => "NET001",
        _ => "UNK001",
    };
}
