using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

/// <summary>A cmdlet that enters the customers' tenants, many at a time.</summary>
public abstract class FleetCmdlet : DiagnosticCmdlet
{
    private const int Most = 64;

    [Parameter]
    [ValidateRange(1, Most)]
    public int ThrottleLimit { get; set; } = 16;

    /// <summary>Does the work for all customers.</summary>
    protected abstract Task SweepAsync(GdapSession session, DiagnosticOptions options, CancellationToken cancellationToken);

    protected sealed override Task RunAsync(GdapSession session, DiagnosticOptions options, CancellationToken cancellationToken) =>
        SweepAsync(session, options with { ThrottleLimit = ThrottleLimit }, cancellationToken);
}
