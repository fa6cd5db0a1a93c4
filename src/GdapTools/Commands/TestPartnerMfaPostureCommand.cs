using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Posture;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsDiagnostic.Test, "PartnerMfaPosture")]
[OutputType(typeof(PostureResult))]
[OutputType(typeof(bool))]
public sealed class TestPartnerMfaPostureCommand : SessionCmdlet
{
    private CheckCatalogue? _checks;
    private PostureReader? _reader;

    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("UserPrincipalName", "User")]
    [AllowNull]
    [AllowEmptyCollection]
    public string?[]? UserId { get; set; }

    [Parameter]
    public Guid? ClientId { get; set; }

    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override async Task ProcessRecordAsync(GdapSession session, CancellationToken cancellationToken)
    {
        string?[] wanted = UserId is { Length: > 0 } ? UserId : [null];
        foreach (string? user in wanted.Select(static user => string.IsNullOrWhiteSpace(user) ? null : user!.Trim()))
        {
            await TestAsync(session, user, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task TestAsync(GdapSession session, string? user, CancellationToken cancellationToken)
    {
        await WriteVerboseAsync($"Reading the sign-in policies that bear on {user ?? "the signed-in account"}.")
            .ConfigureAwait(false);

        try
        {
            FindingFactory findings = new(_checks ??= CheckCatalogue.Load(), session.Kind, session.Clock);
            _reader ??= new PostureReader(session.Graph);
            PostureReport report = await PostureDiagnosis
                .ReadAsync(session, user, cancellationToken, ClientId?.ToString(), findings, _reader).ConfigureAwait(false);
            PostureResult result = report.Result;
            await WriteObjectAsync(Quiet ? result.Verdict == PostureVerdict.Enforced : result).ConfigureAwait(false);
        }
        catch (GdapException failure)
        {
            await WriteErrorAsync(failure.ToErrorRecord(this)).ConfigureAwait(false);
        }
    }
}
