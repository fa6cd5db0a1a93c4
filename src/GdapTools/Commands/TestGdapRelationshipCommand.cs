using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsDiagnostic.Test, "GdapRelationship")]
[OutputType(typeof(RelationshipHealth), typeof(bool))]
public sealed class TestGdapRelationshipCommand : DiagnosticCmdlet
{
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override async Task RunAsync(
        GdapSession session,
        DiagnosticOptions options,
        CancellationToken cancellationToken)
    {
        RelationshipTester tester = new(session, CheckCatalogue.Load(), Explain);
        HealthSummary summary = new();

        await foreach (RelationshipHealth health in tester.RunAsync(options, Report, cancellationToken).ConfigureAwait(false))
        {
            summary.Add(health);
            await WriteObjectAsync(Quiet ? health.Verdict == GdapVerdict.Pass : health).ConfigureAwait(false);
        }

        await WriteClosingAsync(Quiet ? [] : [summary.ToString()]).ConfigureAwait(false);
    }
}
