using System;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Customers.Consent;
using GdapTools.Core.Relationships.Writing;

namespace GdapTools.Commands;

[Cmdlet(VerbsSecurity.Grant, "GdapConsent", SupportsShouldProcess = true)]
[OutputType(typeof(GdapConsent))]
public sealed class GrantGdapConsentCommand : WriteCmdlet<GdapConsent>
{
    private CustomerFinder? _customers;
    private ConsentGranter? _granter;

    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CustomerCompleter))]
    public string[] Customer { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CustomerTenantIdCompleter))]
    public string? CustomerTenantId { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("ApplicationId")]
    public Guid? ClientId { get; set; }

    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyCollection]
    [AllowEmptyString]
    public string[]? Scope { get; set; }

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ConsentResourceCompleter))]
    public string? Resource { get; set; }

    [Parameter]
    public SwitchParameter Replace { get; set; }

    [Parameter]
    public SwitchParameter AsLink { get; set; }

    [Parameter]
    [ValidateNotNull]
    public Uri RedirectUri { get; set; } = new("http://localhost");

    private protected override object Take()
    {
        Guid? client = ClientId;
        IReadOnlyList<GdapConsentGrant> wanted = ConsentScopes.Parse(Scope ?? [], Resource);
        return Customers()
            .Select(customer => new WriteItem<GdapConsent>(customer, token => PlanAsync(customer, client, wanted, token)))
            .ToArray();
    }

    protected override void Dispose(bool isDisposing)
    {
        if (isDisposing)
        {
            _customers?.Dispose();
            _granter?.Dispose();
        }

        base.Dispose(isDisposing);
    }

    private string[] Customers()
    {
        string[] named = string.IsNullOrWhiteSpace(CustomerTenantId) ? Customer : [CustomerTenantId!];
        string[] customers = [.. named.Where(word => !string.IsNullOrWhiteSpace(word)).Select(word => word.Trim())];
        return customers.Length > 0 ? customers : throw new GdapException(
            "CustomerRequired",
            GdapErrorKind.InvalidInput,
            "It is not said which customer is meant.",
            "Customer",
            "Give -Customer or -CustomerTenantId, or pipe in what Get-GdapCustomer writes.");
    }

    private async Task<PlannedChange<GdapConsent>> PlanAsync(
        string customer,
        Guid? client,
        IReadOnlyList<GdapConsentGrant> wanted,
        CancellationToken cancellationToken)
    {
        (string tenantId, string? name) = await Finder().FindAsync(customer, cancellationToken).ConfigureAwait(false);
        return await Granter()
            .PlanAsync(ConsentTarget.In(Writing.Session, tenantId, name, client, wanted), cancellationToken)
            .ConfigureAwait(false);
    }

    private CustomerFinder Finder() =>
        LazyInitializer.EnsureInitialized(ref _customers, () => new CustomerFinder(Writing.Session))!;

    private ConsentGranter Granter() => LazyInitializer.EnsureInitialized(ref _granter, () => new ConsentGranter(
        Writing,
        new ConsentOptions { Replaces = Replace, WritesLink = AsLink, RedirectUri = RedirectUri }))!;
}
