using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsDiagnostic.Test, "GdapCustomerAccess")]
[OutputType(typeof(CustomerAccess), typeof(bool))]
public sealed class TestGdapCustomerAccessCommand : FleetCmdlet
{
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    protected override async Task SweepAsync(
        GdapSession session,
        DiagnosticOptions options,
        CancellationToken cancellationToken)
    {
        CustomerAccessTester tester = new(session, CheckCatalogue.Load(), Explain);
        AccessSummary summary = new();

        await foreach (CustomerAccess result in tester.RunAsync(options, Report, cancellationToken).ConfigureAwait(false))
        {
            summary.Add(result);
            await WriteObjectAsync(Quiet ? result.Verdict == GdapVerdict.Pass : result).ConfigureAwait(false);
        }

        if (tester.Shortfall is GdapException shortfall)
        {
            await WriteErrorAsync(shortfall.ToErrorRecord(this)).ConfigureAwait(false);
        }

        await WriteClosingAsync(Quiet ? [] : [summary.ToString()]).ConfigureAwait(false);
    }
}
