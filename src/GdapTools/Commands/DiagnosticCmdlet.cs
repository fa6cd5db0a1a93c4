using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Errors;
using GdapTools.Core.Session;
using GdapTools.Session;

namespace GdapTools.Commands;

/// <summary>What the cmdlets that walk the customers share: which customers, which roles, progress.</summary>
public abstract class DiagnosticCmdlet : SessionCmdlet
{
    private readonly List<string> _customers = [];
    private ErrorResolver? _resolver;

    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(CustomerCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Customer { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CustomerTenantIdCompleter))]
    public string? CustomerTenantId { get; set; }

    [Parameter]
    [Alias("RoleProfile")]
    [ArgumentCompleter(typeof(RoleProfileCompleter))]
    public RoleProfileReference? Profile { get; set; }

    [Parameter]
    [ValidateRange(0, 3650)]
    public int ExpiringWithin { get; set; } = 30;

    /// <summary>Does the work for all customers at once.</summary>
    protected abstract Task RunAsync(GdapSession session, DiagnosticOptions options, CancellationToken cancellationToken);

    /// <summary>Called instead when a pipeline named no customer.</summary>
    protected virtual void EndWithoutCustomers()
    {
    }

    /// <summary>Says at the end who was not there, and what it all came to: to the host where somebody looks on, elsewhere to
    /// the information stream, where nothing is seen of it unless it is wanted.</summary>
    protected async Task WriteClosingAsync(IEnumerable<string> lines)
    {
        await WriteMissingAsync().ConfigureAwait(false);
        await InvokeAsync(() => WriteLines(lines)).ConfigureAwait(false);
    }

    // Customers from the pipeline are gathered first: the partner's side is read once for all of them.
    protected sealed override Task ProcessRecordAsync(GdapSession session, CancellationToken cancellationToken)
    {
        if (CustomerTenantId is not null)
        {
            _customers.Add(CustomerTenantId);
        }

        return Task.CompletedTask;
    }

    protected sealed override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        // A pipeline without customers asks about nobody; only the bare command asks about everybody.
        if (MyInvocation.ExpectingInput && _customers.Count == 0)
        {
            EndWithoutCustomers();
            return;
        }

        GdapSession session = OpenSession();
        DiagnosticOptions options = new()
        {
            Customers = [.. Customer, .. _customers],
            OnMissing = NoteMissing,
            Profile = Profile is null ? null : await InvokeAsync(() => ReadProfile(Profile, session)).ConfigureAwait(false),
            ExpiringWithin = TimeSpan.FromDays(ExpiringWithin),
        };
        await RunAsync(session, options, cancellationToken).ConfigureAwait(false);
    }

    private void WriteLines(IEnumerable<string> lines)
    {
        bool isWatched = InteractiveHost.IsWatched(Host);

        foreach (string line in lines)
        {
            if (isWatched)
            {
                WriteHost(line);
            }
            else
            {
                WriteInformation(line, ["GdapSummary"]);
            }
        }
    }

    // On the pipeline thread, which alone knows where it is.
    private GdapRoleProfile ReadProfile(RoleProfileReference profile, GdapSession session) =>
        profile.Resolve(session.Profiles, session.Roles, GetUnresolvedProviderPathFromPSPath);

    private protected ErrorResolution Explain(GdapException failure) =>
        (_resolver ??= new ErrorResolver(Context?.TenantId)).Resolve(failure);
}
