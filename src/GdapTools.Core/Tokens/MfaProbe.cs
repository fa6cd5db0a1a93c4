using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;
using GdapTools.Core.Session;

namespace GdapTools.Core.Tokens;

/// <summary>
/// Asks the services themselves: the GDAP list of Graph, and Partner Center with <c>ValidateMfa</c>. Both only read.
/// Source: https://learn.microsoft.com/partner-center/developer/partner-center-authentication
/// </summary>
public sealed class MfaProbe(GdapSession session)
{
    private const string PartnerCenterPath = "v1/profiles/legalbusiness";

    /// <summary>Both probes; one whose service the token does not open is NotApplicable.</summary>
    public async Task<IReadOnlyList<ProbeResult>> RunAsync(CancellationToken cancellationToken) =>
    [
        await ProbeGraphAsync(cancellationToken).ConfigureAwait(false),
        await ProbePartnerCenterAsync(cancellationToken).ConfigureAwait(false),
    ];

    /// <summary>The test the help articles do by hand in Graph Explorer, with this very token.</summary>
    public async Task<ProbeResult> ProbeGraphAsync(CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            session.TenantId,
            client => client.TenantRelationships.DelegatedAdminRelationships.ToGetRequestInformation(
                request => request.QueryParameters.Top = 1),
            "DelegatedAdminRelationship.Read.All");

        try
        {
            await session.Graph.GetAsync(query, cancellationToken).ConfigureAwait(false);
            return Accepted(ProbeTarget.Graph, "Microsoft Graph accepted this token on the GDAP relationship list.");
        }
        catch (GdapException failure)
        {
            return Failed(ProbeTarget.Graph, failure);
        }
    }

    public async Task<ProbeResult> ProbePartnerCenterAsync(CancellationToken cancellationToken)
    {
        try
        {
            ServiceAnswer answer = await session.PartnerCenter
                .GetAsync(PartnerCenterPath, validateMfa: true, cancellationToken)
                .ConfigureAwait(false);
            return PartnerCenterVerdict.Of(answer, session.PartnerCenter, session.Kind);
        }
        catch (GdapException failure)
        {
            return Failed(ProbeTarget.PartnerCenter, failure);
        }
    }

    private ProbeResult Accepted(ProbeTarget target, string message) => new()
    {
        Target = target,
        Verdict = session.Kind == SessionKind.AppOnly ? GdapVerdict.NotApplicable : GdapVerdict.Pass,
        StatusCode = 200,
        Message = session.Kind == SessionKind.AppOnly
            ? message + " The MFA claim does not apply: the token speaks for an application."
            : message + " A success in Graph Explorer or a portal would not prove that: they sign in anew, with another token.",
    };

    private static ProbeResult Failed(ProbeTarget target, GdapException failure)
    {
        GdapServiceException? service = failure as GdapServiceException;
        return new ProbeResult
        {
            Target = target,
            Verdict = service?.IsMissingMfaClaim == true ? GdapVerdict.Fail
                : failure.ErrorId is "TokenOfAnotherService" ? GdapVerdict.NotApplicable
                : GdapVerdict.Unknown,
            StatusCode = service is { StatusCode: > 0 } ? service.StatusCode : (failure as GdapAuthenticationException)?.StatusCode,
            ErrorCode = Code(failure),
            Message = failure.Message,
        };
    }

    private static string? Code(GdapException failure) => failure switch
    {
        GdapServiceException service when service.InnerCodes.Count > 0 => service.InnerCodes[service.InnerCodes.Count - 1],
        GdapServiceException { Code: string code } => code,
        GdapAuthenticationException { ErrorCodes.Count: > 0 } sts => $"AADSTS{sts.ErrorCodes[sts.ErrorCodes.Count - 1]}",
        _ => failure.ErrorId,
    };
}
