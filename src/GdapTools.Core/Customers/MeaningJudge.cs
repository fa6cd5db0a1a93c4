using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Says what a refusal means in the light of what is known already: what was found good is not blamed.</summary>
internal sealed class MeaningJudge(GdapSession session)
{
    private const string LookAtSignIns =
        "In the customer tenant, open the sign-in logs (service provider sign-ins of your account) and note which Conditional Access policy refused.";

    private const string TestAgain = "Run Test-GdapCustomerAccess for this customer again.";

    private static readonly Uri s_trust = new("https://learn.microsoft.com/entra/external-id/authentication-conditional-access");

    private string Account => session.Token.UserPrincipalName ?? "the account";

    /// <param name="failure">What was answered.</param>
    /// <param name="resolution">What the answer means by itself.</param>
    /// <param name="customer">The customer tenant that was asked; null for the partner's own.</param>
    /// <param name="reach">What is known of the way there.</param>
    public AnswerMeaning Judge(GdapException failure, ErrorResolution resolution, string? customer, Reach reach) =>
        (customer is null ? null : AtCustomer(failure, resolution, customer, reach)) ?? Plain(resolution, customer);

    private AnswerMeaning? AtCustomer(GdapException failure, ErrorResolution resolution, string customer, Reach reach) => failure switch
    {
        GdapServiceException when MayBeAssignment(resolution) => session.Kind == SessionKind.AppOnly
            ? OfApplication(resolution)
            : OfRoles(resolution, customer, reach),
        GdapAuthenticationException when session.Kind == SessionKind.AppOnly => null,
        GdapAuthenticationException => resolution.Code switch
        {
            "AADSTS50074" or "AADSTS50076" when session.MfaClaim.Verdict == MfaClaimVerdict.Pass => MfaNotTrusted(),
            "AADSTS50177" or "AADSTS50178" when reach != Reach.Open => NotPresentable(resolution),
            "AADSTS50020" or "AADSTS90072" when reach != Reach.Open => NotKnown(resolution, reach),
            _ => null,
        },
        _ => null,
    };

    private static bool MayBeAssignment(ErrorResolution resolution) =>
        resolution.Link == ChainLink.Assignment
        || (resolution.Link == ChainLink.Unknown && resolution.Candidates.Any(item => item.Link == ChainLink.Assignment));

    private static AnswerMeaning OfApplication(ErrorResolution resolution)
    {
        bool isCode = resolution.Link == ChainLink.Assignment;
        return new AnswerMeaning(
            isCode ? ChainLink.Consent : ChainLink.Unknown,
            isCode ? "CON003" : "UNK001",
            "Graph knows the application and does not allow it the call. An application has no groups and no roles of a relationship;"
                + " what is left is its own permission: missing in the app registration, or not consented in this tenant.")
        {
            Remediation =
            [
                "Add the application permission that the call needs (Organization.Read.All for the first one) to the app registration, "
                    + "and have an administrator of the customer consent to it there.",
                "Connect again: a permission counts from the next token on.",
                TestAgain,
            ],
            Candidates = isCode ? [] : ["The application's permission is missing, or not consented in this tenant."],
            DocumentationUri = resolution.DocumentationUri,
        };
    }

    private static AnswerMeaning OfRoles(ErrorResolution resolution, string customer, Reach reach)
    {
        const string known = "Graph knows the account and does not allow it the call.";
        return reach == Reach.AllRoles
            ? new AnswerMeaning(
                ChainLink.Unknown,
                "UNK001",
                known + " The relationship, its assignment and the groups of the account were found good; what is left, the answer does not tell.")
            {
                Remediation =
                [
                    "Check that the application has the permission that the call needs (Organization.Read.All for the first one), "
                        + "and that it is consented in this tenant: Grant-GdapConsent.",
                    "If the relationship, the assignment or the group is new: wait 15 minutes, then connect again. A membership counts from the next token on.",
                    "Check that one of the assigned roles may make the call at all.",
                    TestAgain,
                ],
                Candidates =
                [
                    "The application lacks the permission for this call, or it is not consented in this tenant.",
                    "The token is older than the assignment or the membership, or these have not reached the service yet.",
                    "None of the assigned roles allows this call.",
                ],
                DocumentationUri = resolution.DocumentationUri,
            }
            : new AnswerMeaning(ChainLink.Unknown, "UNK001", known + " Which link of the chain it is, the answer does not tell.")
            {
                Remediation = Name(resolution.Remediation, customer),
                Candidates = [.. resolution.Candidates.Select(item => item.Cause)],
                DocumentationUri = resolution.DocumentationUri,
            };
    }

    // That inbound trust counts for service provider users too, Microsoft's page does not say.
    // Source: https://learn.microsoft.com/entra/external-id/authentication-conditional-access
    private AnswerMeaning MfaNotTrusted() => new(
        ChainLink.CustomerPolicy,
        "POL001",
        $"The customer tenant asks for MFA although the token of {Account} carries the MFA claim: the customer's Conditional Access does not take"
            + " the MFA of the partner tenant as it is.")
    {
        Remediation =
        [
            LookAtSignIns,
            "Have the customer either exclude 'Service provider users' of your tenant id from that policy (Users > Exclude > Guest or external users),"
                + $" or look whether it trusts the MFA of tenant {session.TenantId}: External Identities > Cross-tenant access settings > Inbound access > Trust settings.",
            TestAgain,
        ],
        Candidates =
        [
            "The customer's cross-tenant access settings do not trust the MFA of the partner tenant (inbound trust).",
            "The policy asks for another or a fresher MFA than the sign-in of the account had.",
        ],
        DocumentationUri = s_trust,
    };

    private static AnswerMeaning NotPresentable(ErrorResolution resolution)
    {
        string what = resolution.Code == "AADSTS50178" ? "a session control" : "an outside challenge (custom control or terms of use)";
        return new AnswerMeaning(
            ChainLink.CustomerPolicy,
            "POL001",
            $"The customer asks for {what}, which does not exist for users of a partner. The relationship reaches the customer"
                + " and its roles are assigned to a group of the account, so that it is not for want of GDAP.")
        {
            Remediation =
            [
                LookAtSignIns,
                "Have the customer exclude 'Service provider users' of your tenant id from that policy (Users > Exclude > Guest or external users).",
                TestAgain,
            ],
            Candidates = ["A policy of the customer demands it of service providers."],
            DocumentationUri = resolution.DocumentationUri,
        };
    }

    private AnswerMeaning NotKnown(ErrorResolution resolution, Reach reach) => new(
        ChainLink.Unknown,
        "REL012",
        "The customer tenant does not know the account, although the relationship is active and "
            + $"{(reach == Reach.AllRoles ? "its roles are" : "some of its roles are")} assigned to a group of the account.")
    {
        Remediation =
        [
            $"Have the customer look for a guest account of {Account}, also under Deleted users, and remove it: guests do not work with GDAP.",
            "If the relationship, the assignment or the group is new: wait 15 minutes, then connect again. A membership counts from the next token on.",
            "If it stays, open a case with Microsoft support, with the correlation id.",
        ],
        Candidates =
        [
            "A guest account of the same user stands in the way.",
            "The token is older than the assignment or the membership, or these have not reached the customer tenant yet.",
        ],
        DocumentationUri = resolution.DocumentationUri,
    };

    private static AnswerMeaning Plain(ErrorResolution resolution, string? customer)
    {
        ChainLink link = resolution.Confidence >= Confidence.Medium ? resolution.Link : ChainLink.Unknown;
        return new AnswerMeaning(link, CheckFor(link, resolution.Code), resolution.Cause)
        {
            Remediation = Name(resolution.Remediation, customer),
            Candidates = resolution.Confidence < Confidence.High ? [.. resolution.Candidates.Select(item => item.Cause)] : [],
            DocumentationUri = resolution.DocumentationUri,
        };
    }

    private static IReadOnlyList<string> Name(IReadOnlyList<string> steps, string? customer) =>
        customer is null ? steps : [.. steps.Select(step => step.Replace("<tenant id>", customer))];

    private static string CheckFor(ChainLink link, string? code) => code switch
    {
        "AADSTS7000229" or "AADSTS500011" or "AADSTS700016" or "Authorization_IdentityNotFound" when link == ChainLink.Consent => "CON002",
        "AADSTS7000112" or "Authorization_IdentityDisabled" => "CRD002",
        "AADSTS5000224" or "AADSTS90002" when link == ChainLink.Relationship => "REL017",
        "AADSTS500571" => "ACC002",
        _ => link switch
        {
            ChainLink.Consent => "CON001",
            ChainLink.CustomerPolicy => "POL001",
            ChainLink.Account => "ACC003",
            ChainLink.Credential => "CRD001",
            ChainLink.Token or ChainLink.Posture => "TOK005",
            ChainLink.Relationship => "REL012",
            ChainLink.Throttling => "THR001",
            ChainLink.Service => "SRV001",
            ChainLink.Network => "NET001",
            _ => "UNK001",
        },
    };
}
