using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;
using GdapTools.Core.Tokens;

namespace GdapTools.Core.Diagnosis;

/// <summary>The checks on the partner's side that ask Partner Center.</summary>
internal sealed class PartnerCenterCheck(GdapSession session)
{
    private const string PrincipalsPath = "v1/nonMfaCompliantPartnerPrincipals";

    /// <summary>Does Partner Center count this session's token as MFA compliant?</summary>
    public async Task<ChainStep> CheckTokenAsync(CancellationToken cancellationToken)
    {
        ProbeResult probe = await new MfaProbe(session).ProbePartnerCenterAsync(cancellationToken).ConfigureAwait(false);
        return new ChainStep("TOK003", probe.Verdict, probe.Message)
        {
            Evidence = new Evidence
            {
                { "Status", probe.StatusCode },
                { "Code", probe.ErrorCode },
            },
            Remediation = probe.Verdict == GdapVerdict.Unknown ? UnknownAdvice.For(probe.StatusCode) : null,
        };
    }

    /// <summary>Has Partner Center lately seen this account call without MFA?
    /// Source: https://learn.microsoft.com/partner-center/developer/mfa-resources</summary>
    public async Task<ChainStep> CheckHistoryAsync(CancellationToken cancellationToken)
    {
        Reading<ServiceAnswer> reading = await Reading
            .TryAsync(() => session.PartnerCenter.GetAsync(PrincipalsPath, validateMfa: false, cancellationToken))
            .ConfigureAwait(false);

        if (!reading.IsKnown)
        {
            return new ChainStep("TOK004", GdapVerdict.Unknown, reading.Failure!.Message)
            {
                Remediation = UnknownAdvice.For(reading.Failure),
            };
        }

        if (reading.Value is not { IsSuccess: true, Json: JsonElement body })
        {
            GdapServiceException error = session.PartnerCenter.Error(reading.Value);
            return new ChainStep("TOK004", GdapVerdict.Unknown, "Partner Center's list could not be read: " + error.Message)
            {
                Remediation = UnknownAdvice.For(error),
            };
        }

        return Judge(body);
    }

    private ChainStep Judge(JsonElement body)
    {
        foreach (JsonElement item in body.Items("items"))
        {
            if (IsAccount(item))
            {
                return new ChainStep(
                    "TOK004",
                    GdapVerdict.Warning,
                    $"Partner Center saw '{session.Token.UserPrincipalName}' call without MFA.")
                {
                    Evidence = new Evidence
                    {
                        { "Account", item.Text("upn") ?? item.Text("objectId") },
                        { "Last call without MFA", item.Time("lastNonMfaCompliantRequestDateTime") },
                    },
                };
            }
        }

        return body.Field("items") is { ValueKind: JsonValueKind.Array }
            ? new ChainStep("TOK004", GdapVerdict.Pass, "Partner Center lists no call of this account without MFA.")
            : new ChainStep("TOK004", GdapVerdict.Unknown, "Partner Center's list could not be read: it holds no items.");
    }

    private bool IsAccount(JsonElement item) =>
        string.Equals(item.Text("objectId"), session.Token.ObjectId, System.StringComparison.OrdinalIgnoreCase)
        || (session.Token.UserPrincipalName is string upn
            && string.Equals(item.Text("upn"), upn, System.StringComparison.OrdinalIgnoreCase));
}
