using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Relationships;
using GdapTools.Core.Session;

namespace GdapTools.Core.Customers;

/// <summary>Finds the tenant ids of customers named by id, domain or name.</summary>
/// <param name="session">The session to read in.</param>
/// <param name="onMissing">Told of each word that stands for no customer while others do.</param>
public sealed class CustomerResolver(GdapSession session, Action<GdapException> onMissing)
{
    /// <summary>The tenant ids; those given as such are taken as they are, without a request.</summary>
    /// <exception cref="GdapException"><c>CustomerNotFound</c>: no name or domain matches a customer.</exception>
    public async Task<IReadOnlyList<string>> ResolveAsync(
        IReadOnlyList<string> words,
        CancellationToken cancellationToken)
    {
        if (words.All(word => Guid.TryParse(word, out _)))
        {
            return [.. words.Select(word => Guid.Parse(word).ToString())];
        }

        CustomerSurvey survey = await new CustomerSurveyor(session, onMissing)
            .RunAsync(words, cancellationToken)
            .ConfigureAwait(false);
        return [.. survey.Customers.Select(customer => customer.TenantId)];
    }
}
