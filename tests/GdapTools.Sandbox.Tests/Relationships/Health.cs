using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GdapTools.Core.Customers;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Errors;
using GdapTools.Core.Session;
using GdapTools.Sandbox.Tests.Support;
using Xunit;

namespace GdapTools.Sandbox.Tests.Relationships;

/// <summary>Runs the test of relationships over made-up tenancies.</summary>
internal static class Health
{
    public static async Task<List<RelationshipHealth>> TestAsync(Tenancy tenancy, params string[] customers)
    {
        using GdapSession session = await tenancy.ConnectAsync();
        return await TestAsync(session, customers);
    }

    public static async Task<List<RelationshipHealth>> TestAsync(GdapSession session, params string[] customers)
    {
        List<RelationshipHealth> results = [];

        await foreach (RelationshipHealth health in RunAsync(session, CancellationToken.None, customers))
        {
            results.Add(health);
        }

        return results;
    }

    public static IAsyncEnumerable<RelationshipHealth> RunAsync(
        GdapSession session,
        CancellationToken cancellationToken,
        params string[] customers) =>
        new RelationshipTester(session, CheckCatalogue.Load(), failure => new ErrorResolver().Resolve(failure))
            .RunAsync(new DiagnosticOptions { Customers = customers }, progress: null, cancellationToken);

    public static RelationshipHealth Of(IEnumerable<RelationshipHealth> results, string customer) =>
        Assert.Single(results, item => item.CustomerTenantId == customer);

    public static string Ids(RelationshipHealth health) => string.Join(" ", health.CheckIds);
}
