using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Binding;
using GdapTools.Core.Customers;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Commands;

[Cmdlet(VerbsCommon.Get, "GdapCustomer")]
[OutputType(typeof(GdapCustomer))]
public sealed class GetGdapCustomerCommand : SessionCmdlet
{
    [Parameter(Position = 0)]
    [ArgumentCompleter(typeof(CustomerCompleter))]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Customer { get; set; } = [];

    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(CustomerTenantIdCompleter))]
    public string? CustomerTenantId { get; set; }

    [Parameter]
    public SwitchParameter IncludeServiceManagementDetail { get; set; }

    protected override async Task ProcessRecordAsync(GdapSession session, CancellationToken cancellationToken)
    {
        // What is piped in and belongs to no customer asks about nobody; only the bare command asks about everybody.
        if (MyInvocation.ExpectingInput && CustomerTenantId is null)
        {
            return;
        }

        CustomerReader reader = new(session.Graph, session.TenantId);
        string[] wanted = CustomerTenantId is null ? Customer : [CustomerTenantId];

        await foreach (GdapCustomer customer in reader.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            session.Customers.Add(customer.CustomerTenantId, customer.CustomerName);

            if (wanted.Length == 0 || Array.Exists(wanted, word => IsNamed(customer, word)))
            {
                GdapCustomer output = IncludeServiceManagementDetail
                    ? await reader.WithServicesAsync(customer, cancellationToken).ConfigureAwait(false)
                    : customer;
                await WriteObjectAsync(output).ConfigureAwait(false);
            }
        }
    }

    private static bool IsNamed(GdapCustomer customer, string word) =>
        CustomerPattern.Matches(word, customer.CustomerTenantId, customer.CustomerName, domain: null);
}
