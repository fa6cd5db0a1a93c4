using System;
using System.Collections.Generic;
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

        string[] wanted = CustomerTenantId is null ? Customer : [CustomerTenantId];
        HashSet<string> found = await ListAsync(session, wanted, cancellationToken).ConfigureAwait(false);

        foreach (string word in Array.FindAll(wanted, word => word.IndexOfAny(['*', '?']) < 0 && !found.Contains(word)))
        {
            if (!await FindAsync(session, word, cancellationToken).ConfigureAwait(false))
            {
                await WriteErrorAsync(NotListed(word).ToErrorRecord(word)).ConfigureAwait(false);
            }
        }
    }

    // Returns the words that stand for a customer of the list.
    private async Task<HashSet<string>> ListAsync(GdapSession session, string[] wanted, CancellationToken cancellationToken)
    {
        CustomerReader reader = new(session.Graph, session.TenantId);
        HashSet<string> found = [];

        await foreach (GdapCustomer customer in reader.ListAsync(cancellationToken).ConfigureAwait(false))
        {
            session.Customers.Add(customer.CustomerTenantId, customer.CustomerName);
            string[] names = Array.FindAll(wanted, word => IsNamed(customer, word));
            found.UnionWith(names);

            if (wanted.Length == 0 || names.Length > 0)
            {
                GdapCustomer output = IncludeServiceManagementDetail
                    ? await reader.WithServicesAsync(customer, cancellationToken).ConfigureAwait(false)
                    : customer;
                await WriteObjectAsync(output).ConfigureAwait(false);
            }
        }

        return found;
    }

    // What is no name and no tenant id of the list may be a domain.
    private async Task<bool> FindAsync(GdapSession session, string word, CancellationToken cancellationToken)
    {
        if (word.IndexOf('.') < 0)
        {
            return false;
        }

        try
        {
            string[] ids = [.. await new CustomerResolver(session, NoteMissing).ResolveAsync([word], cancellationToken).ConfigureAwait(false)];
            return (await ListAsync(session, ids, cancellationToken).ConfigureAwait(false)).Count > 0;
        }
        catch (GdapException failure) when (failure.ErrorId == "CustomerNotFound")
        {
            return false;
        }
    }

    private static bool IsNamed(GdapCustomer customer, string word) =>
        CustomerPattern.Matches(word, customer.CustomerTenantId, customer.CustomerName, domain: null);

    private static GdapException NotListed(string word) => new(
        "CustomerNotFound",
        GdapErrorKind.NotFound,
        $"No customer with an active relationship is called '{word}'.",
        word,
        "Give a tenant id, the default domain or the whole name; * stands for any text. Customers without an active relationship are "
        + "found by Get-GdapRelationship.");
}
