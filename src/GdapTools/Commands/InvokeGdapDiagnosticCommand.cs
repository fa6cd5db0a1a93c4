using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Posture;
using GdapTools.Core.Reporting;
using GdapTools.Core.Session;
using GdapTools.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsLifecycle.Invoke, "GdapDiagnostic")]
[OutputType(typeof(Finding))]
public sealed class InvokeGdapDiagnosticCommand : FleetCmdlet
{
    [Parameter]
    [ValidateSet(nameof(GdapVerdict.Fail), nameof(GdapVerdict.Warning), nameof(GdapVerdict.Unknown))]
    public GdapVerdict[] FailOn { get; set; } = [];

    protected override void EndWithoutCustomers()
    {
        if (new VerdictGate(FailOn).JudgeNothing() is GdapException failure)
        {
            throw failure;
        }
    }

    protected override async Task SweepAsync(
        GdapSession session,
        DiagnosticOptions options,
        CancellationToken cancellationToken)
    {
        Diagnostic diagnostic = new(
            session,
            CheckCatalogue.Load(),
            Explain,
            token => PostureDiagnosis.ReadAsync(session, user: null, token));

        VerdictGate gate = new(FailOn);
        Tally tally = new();

        await foreach (Finding finding in diagnostic.RunAsync(options, Report, cancellationToken).ConfigureAwait(false))
        {
            gate.Observe(finding);
            tally.Add(finding);
            await WriteObjectAsync(finding).ConfigureAwait(false);
        }

        await WriteClosingAsync(tally.Describe()).ConfigureAwait(false);

        if (gate.Judge() is GdapException failure
            && !await InvokeAsync(() => OpenReports.Current.TryLeave(failure, gate.Caught, MyInvocation)).ConfigureAwait(false))
        {
            throw failure;
        }
    }
}
