using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Finds the tenant ids of customers named by id, domain or name.</summary>
public sealed class CustomerResolver(GdapSession session)
{
    /// <summary>The tenant ids; those given as such are taken as they are, without a request.</summary>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>: a name or domain matches no customer.</exception>
    public async Task<IReadOnlyList<string>> ResolveAsync(
        IReadOnlyList<string> words,
        CancellationToken cancellationToken)
    {
        if (words.All(word => Guid.TryParse(word, out _)))
        {
            return [.. words.Select(word => Guid.Parse(word).ToString())];
        }

        CustomerSurvey survey = await new CustomerSurveyor(session)
            .RunAsync(words, cancellationToken)
            .ConfigureAwait(false);
        return [.. survey.Customers.Select(customer => customer.TenantId)];
    }
}
