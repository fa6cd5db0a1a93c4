using System.Linq;
using CsCheck;
using GdapTools.Core.Tests.Posture.Naive;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>
/// The property tests would notice. An engine with an error sees another tenant than there is: one whose OR says AND,
/// say. So the engine is given the tenant as it would see it, and the naive evaluator the one there is. Among the
/// tenants of the property tests there has to be one on which they part, and on which they do not part without the error.
/// </summary>
public sealed class PosturePlantedErrorTests
{
    public static TheoryData<string> Names => new(PlantedErrors.All.Select(static error => error.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Planted_error_is_caught(string name)
    {
        PlantedError error = PlantedErrors.All.Single(error => error.Name == name);
        Gen<TenantPlan> tenants = PosturePropertyTests.AllTenants;
        PCG random = Sampling.Start();

        bool isCaught = Enumerable.Range(0, PosturePropertyTests.Tenants)
            .Select(_ => tenants.Generate(random, null, out Size _))
            .Any(plan => IsCaught(plan, error.Rewrite(plan.Build())));

        Assert.True(isCaught, $"'{name}' is not caught by {PosturePropertyTests.Tenants} tenants.");
    }

    private static bool IsCaught(TenantPlan plan, NaiveTenant misread) =>
        misread.ToString() != plan.Build().ToString()
        && Agreement.OnSignIns(plan, misread) is not null && Agreement.OnSignIns(plan) is null;
}
