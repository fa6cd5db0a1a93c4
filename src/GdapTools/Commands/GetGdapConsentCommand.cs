using System;
using System.Collections.Generic;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Customers.Consent;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Get, "GdapConsent")]
[OutputType(typeof(GdapConsent))]
public sealed class GetGdapConsentCommand : SessionCmdlet
{
    private readonly List<string> _customers = [];

    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(CustomerCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Customer { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CustomerTenantIdCompleter))]
    public string? CustomerTenantId { get; set; }

    [Parameter]
    public Guid? ClientId { get; set; }

    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Scope { get; set; } = [];

    [Parameter]
    [ArgumentCompleter(typeof(ConsentResourceCompleter))]
    public string? Resource { get; set; }

    // Customers from the pipeline are gathered first: the partner's side is read once for all of them.
    protected override Task ProcessRecordAsync(GdapSession session, CancellationToken cancellationToken)
    {
        if (CustomerTenantId is not null)
        {
            _customers.Add(CustomerTenantId);
        }

        return Task.CompletedTask;
    }

    protected override async Task EndProcessingAsync(CancellationToken cancellationToken)
    {
        // A pipeline without customers asks about nobody; only the bare command asks about everybody.
        if (MyInvocation.ExpectingInput && _customers.Count == 0)
        {
            return;
        }

        GdapSession session = OpenSession();
        IReadOnlyList<GdapConsentGrant> wanted = ConsentScopes.Parse(Scope, Resource);
        ConsentFinder finder = new(session, NoteMissing);

        await foreach (GdapConsent consent in finder
            .RunAsync([.. Customer, .. _customers], ClientId, wanted, Report, cancellationToken).ConfigureAwait(false))
        {
            await WriteObjectAsync(consent).ConfigureAwait(false);
        }

        await WriteMissingAsync().ConfigureAwait(false);
    }
}
