using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Customers;
using GdapTools.Core.Posture;
using GdapTools.Core.Session;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Diagnosis;

/// <summary>Says whether the session's token is good: by what it holds, and by what Graph answered to it.</summary>
internal sealed class TokenJudge(GdapSession session, Func<GdapException, ErrorResolution> resolve, PostureReport? posture)
{
    private readonly MfaClaimResult _claim = session.MfaClaim;

    private string Who => session.Token.UserPrincipalName ?? "this session";

    /// <summary>The cause in the token that shuts every customer; null when the token does not.</summary>
    public RootCause? FindRoot(GdapException? relationshipFailure)
    {
        if (relationshipFailure is GdapServiceException { IsMissingMfaClaim: true } missing
            && session.Kind != SessionKind.AppOnly)
        {
            return new RootCause(JudgeClaim(missing), ChainLink.Token);
        }

        if (relationshipFailure is GdapServiceException { StatusCode: 401 } refused)
        {
            ErrorResolution resolution = resolve(refused);

            if (resolution is { Link: ChainLink.Token, Confidence: Confidence.High })
            {
                return new RootCause(Refused(refused, resolution), ChainLink.Token);
            }
        }

        return null;
    }

    /// <summary>TOK001: is the MFA claim there?</summary>
    public ChainStep JudgeClaim(GdapException? relationshipFailure)
    {
        if (session.Kind == SessionKind.AppOnly)
        {
            return new ChainStep(
                "TOK001",
                GdapVerdict.NotApplicable,
                "The token speaks for an application; nobody signed in, so there is no MFA to claim.");
        }

        bool isRefused = relationshipFailure is GdapServiceException { IsMissingMfaClaim: true };
        Evidence evidence = Describe();
        evidence.Add("Graph's answer", isRefused ? relationshipFailure!.Message : null);

        return (_claim.Verdict, isRefused) switch
        {
            (MfaClaimVerdict.Pass, false) => new ChainStep("TOK001", GdapVerdict.Pass, _claim.Message) { Evidence = evidence },
            (MfaClaimVerdict.Inconclusive, false) => new ChainStep("TOK001", GdapVerdict.Unknown, _claim.Message)
            {
                Evidence = evidence,
                Remediation = _claim.Remediation,
            },
            (MfaClaimVerdict.Pass, true) => new ChainStep(
                "TOK001",
                GdapVerdict.Fail,
                $"The token of {Who} carries the MFA claim, and Graph nevertheless answered that it is missing.")
            {
                Evidence = evidence,
                Remediation =
                [
                    "Sign in again with Microsoft's own MFA and connect with the new token.",
                    "Repeat Graph's and Partner Center's answers with Test-GraphMfaClaim -Probe.",
                    "If Graph still refuses, open a case with Microsoft support, with the request id of its answer.",
                ],
            },
            _ => new ChainStep("TOK001", GdapVerdict.Fail, Missing(isRefused)) { Evidence = evidence, Remediation = Advice() },
        };
    }

    /// <summary>TOK002: would a service accept the token, MFA apart? Null when it would.</summary>
    public ChainStep? JudgeUse(GdapException? relationshipFailure)
    {
        if (_claim.Issues.Count > 0)
        {
            return new ChainStep(
                "TOK002",
                GdapVerdict.Fail,
                $"The token of {Who} is not accepted as it is: {string.Join(", ", _claim.Issues)}.")
            {
                Evidence = Describe(),
            };
        }

        RootCause? root = FindRoot(relationshipFailure);
        return root?.Step.CheckId == "TOK002" ? root.Step : null;
    }

    private ChainStep Refused(GdapServiceException failure, ErrorResolution resolution)
    {
        Evidence evidence = Describe();
        evidence.Add("Code", resolution.Code);
        evidence.Add("Graph's answer", failure.Message);
        return new ChainStep("TOK002", GdapVerdict.Fail, resolution.Cause)
        {
            Evidence = evidence,
            Remediation = resolution.Remediation,
            DocumentationUri = resolution.DocumentationUri,
        };
    }

    private string Missing(bool isRefused)
    {
        string said = isRefused && _claim.Verdict == MfaClaimVerdict.Inconclusive
            ? $"Graph answered that the token of {Who} has no MFA claim"
            : $"The token of {Who} has no MFA claim";
        return posture?.Because is string because ? $"{said}, because {because}." : said + ".";
    }

    // A hole is closed first: a new sign-in through it brings the same token. Where none is known, the sign-in comes first.
    private IReadOnlyList<string> Advice() => posture switch
    {
        { Fix: string fix } => [fix, .. posture.Result.Remediation.Skip(1)],
        { Result.Verdict: PostureVerdict.Enforced } => MfaClaimRemediation.UnderPolicy(_claim, posture.Federation),
        { Result.Verdict: PostureVerdict.Unknown } =>
            [.. MfaClaimRemediation.BeforePolicy(_claim, posture.Federation), .. posture.Result.Remediation.Where(step => step != Remedies.CheckToken)],
        { Result.Remediation.Count: > 0 } => posture.Result.Remediation,
        _ => _claim.Remediation,
    };

    private Evidence Describe()
    {
        Evidence evidence = new()
        {
            { "Account", session.Token.UserPrincipalName },
            { "amr", _claim.Amr },
            { "Token version", _claim.TokenVersion },
            { "Reason", _claim.Reason.ToString() },
            { "Signed in from", session.Token.IPAddress },
            { "Issued", _claim.IssuedAt },
            { "Expires", _claim.ExpiresAt },
        };

        foreach (KeyValuePair<string, string> item in posture?.Evidence ?? new Dictionary<string, string>())
        {
            evidence.Add(item.Key, item.Value);
        }

        return evidence;
    }
}
