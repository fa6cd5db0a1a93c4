using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Authentication;
using GdapTools.Core.Session;
using GdapTools.Core.Tokens;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsDiagnostic.Test, "GraphMfaClaim", DefaultParameterSetName = SessionSet)]
[OutputType(typeof(MfaClaimResult))]
[OutputType(typeof(bool))]
public sealed class TestGraphMfaClaimCommand : SessionCmdlet
{
    private const string SessionSet = "Session";
    private const string TokenSet = "Token";

    [Parameter(
        Mandatory = true,
        Position = 0,
        ParameterSetName = TokenSet,
        ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [TokenTransformation]
    [AllowNull]
    [AllowEmptyString]
    [Alias("AccessToken", "access_token")]
    public string Token { get; set; } = "";

    [Parameter(ParameterSetName = TokenSet)]
    public string? TenantId { get; set; }

    [Parameter(ParameterSetName = TokenSet)]
    public GdapEnvironment Environment { get; set; }

    [Parameter]
    public SwitchParameter Probe { get; set; }

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override async Task BeginProcessingAsync(CancellationToken cancellationToken)
    {
        if (ParameterSetName == SessionSet)
        {
            await base.BeginProcessingAsync(cancellationToken).ConfigureAwait(false);
        }
        else if (Probe)
        {
            Context ??= await InvokeAsync(() => SessionStore.Current).ConfigureAwait(false);
        }
    }

    protected override async Task ProcessRecordAsync(CancellationToken cancellationToken)
    {
        try
        {
            MfaClaimResult result = ParameterSetName == SessionSet
                ? await TestSessionAsync(OpenSession(), cancellationToken).ConfigureAwait(false)
                : await TestTokenAsync(cancellationToken).ConfigureAwait(false);
            await WriteObjectAsync(Quiet ? ProbedClaim.IsProven(result) : result).ConfigureAwait(false);
        }
        catch (GdapException failure)
        {
            await WriteErrorAsync(failure.ToErrorRecord(this)).ConfigureAwait(false);
        }
    }

    private async Task<MfaClaimResult> TestSessionAsync(GdapSession session, CancellationToken cancellationToken)
    {
        ProbeTarget service = TokenAudience.ServiceOf(session.Token.Audience) ?? ProbeTarget.Graph;
        string token = await session.Tokens
            .GetTokenAsync(new TokenRequest(service, TenantId: null), cancellationToken)
            .ConfigureAwait(false);
        MfaClaimResult claim = MfaClaimEvaluator.Evaluate(
            token,
            new MfaClaimExpectation { Clock = session.Clock, TenantId = session.TenantId });
        return Probe ? await ProbeAsync(claim, session, cancellationToken).ConfigureAwait(false) : claim;
    }

    private async Task<MfaClaimResult> TestTokenAsync(CancellationToken cancellationToken)
    {
        MfaClaimResult claim = MfaClaimEvaluator.Evaluate(
            Token,
            new MfaClaimExpectation { Clock = TimeProvider.System, TenantId = TenantId });
        if (!Probe)
        {
            return claim;
        }

        if (Context?.Handle is GdapSession { IsClosed: false } open)
        {
            return await ProbeAsync(claim, open.On(Token), cancellationToken).ConfigureAwait(false);
        }

        if (ProbedClaim.WhyNotToSend(claim) is string reason)
        {
            return claim.With(ProbedClaim.NotSent(reason));
        }

        ConnectRequest request = new()
        {
            SignIn = new AccessTokenSignIn(Token),
            Source = SessionSource.AccessToken,
            Endpoints = CloudEndpoints.For(Environment),
        };
        using GdapSession session = await SessionFactory.ConnectAsync(request, cancellationToken).ConfigureAwait(false);
        return await ProbeAsync(claim, session, cancellationToken).ConfigureAwait(false);
    }

    private async Task<MfaClaimResult> ProbeAsync(
        MfaClaimResult claim,
        GdapSession session,
        CancellationToken cancellationToken)
    {
        if (ProbedClaim.WhyNotToSend(claim) is string reason)
        {
            return claim.With(ProbedClaim.NotSent(reason));
        }

        await WriteVerboseAsync("Asking Microsoft Graph and Partner Center; both calls only read.").ConfigureAwait(false);
        IReadOnlyList<ProbeResult> probes = await new MfaProbe(session).RunAsync(cancellationToken).ConfigureAwait(false);
        return claim.With(probes);
    }
}
