using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Posture;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsLifecycle.Invoke, "GdapDiagnostic")]
[OutputType(typeof(Finding))]
public sealed class InvokeGdapDiagnosticCommand : FleetCmdlet
{
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

        await foreach (Finding finding in diagnostic.RunAsync(options, Report, cancellationToken).ConfigureAwait(false))
        {
            await WriteObjectAsync(finding).ConfigureAwait(false);
        }
    }
}
