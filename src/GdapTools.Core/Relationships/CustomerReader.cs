using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Relationships;

/// <summary>Reads the partner's customers. Sources:
/// https://learn.microsoft.com/graph/api/tenantrelationship-list-delegatedadmincustomers,
/// https://learn.microsoft.com/graph/api/contract-list</summary>
public sealed class CustomerReader(IGraphReader graph, string tenantId)
{
    private const int PageSize = 300;
    private const string Permission = "DelegatedAdminRelationship.Read.All";

    /// <summary>Streams the customers with an active relationship.</summary>
    /// <exception cref="GdapServiceException">Graph answered with an error.</exception>
    public async IAsyncEnumerable<GdapCustomer> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.TenantRelationships.DelegatedAdminCustomers.ToGetRequestInformation(
                request => request.QueryParameters.Top = PageSize),
            Permission);

        await foreach (JsonElement item in graph.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            yield return Customer(item);
        }
    }

    /// <summary>The same customer, with the portals of its services.</summary>
    /// <exception cref="GdapServiceException">Graph answered with an error.</exception>
    public async Task<GdapCustomer> WithServicesAsync(GdapCustomer customer, CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.TenantRelationships.DelegatedAdminCustomers[customer.CustomerTenantId].ServiceManagementDetails
                .ToGetRequestInformation(),
            Permission);
        List<GdapServiceManagementDetail> services = [];

        await foreach (JsonElement item in graph.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            services.Add(Service(item));
        }

        return new GdapCustomer
        {
            CustomerTenantId = customer.CustomerTenantId,
            CustomerName = customer.CustomerName,
            ServiceManagementDetails = services,
        };
    }

    /// <summary>Streams every customer with whom there is a contract, whatever its GDAP.</summary>
    /// <exception cref="GdapServiceException">Graph answered with an error.</exception>
    public async IAsyncEnumerable<Contract> ListContractsAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        GraphQuery query = new(
            tenantId,
            client => client.Contracts.ToGetRequestInformation(),
            "Directory.Read.All");

        await foreach (JsonElement item in graph.ListAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (item.Text("customerId") is string customerId)
            {
                yield return new Contract(customerId, item.Text("displayName"), item.Text("defaultDomainName"));
            }
        }
    }

    private static GdapCustomer Customer(JsonElement item) => new()
    {
        CustomerTenantId = item.Text("tenantId") ?? item.Text("id") ?? "",
        CustomerName = item.Text("displayName"),
        ServiceManagementDetails = [.. item.Items("serviceManagementDetails").Select(Service)],
    };

    private static GdapServiceManagementDetail Service(JsonElement item) => new()
    {
        ServiceName = item.Text("serviceName") ?? "",
        ServiceManagementUrl = item.Text("serviceManagementUrl") ?? "",
    };
}
