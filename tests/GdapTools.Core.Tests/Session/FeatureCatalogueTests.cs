using System.Linq;
using GdapTools.Core.Session;
using Xunit;

namespace GdapTools.Core.Tests.Session;

/// <summary>What each cloud has is told as it is documented: yes, no, or nothing.</summary>
public sealed class FeatureCatalogueTests
{
    [Theory]
    [InlineData(GdapEnvironment.Global, "DelegatedAdminRelationships", true)]
    [InlineData(GdapEnvironment.USGov, "DelegatedAdminRelationships", true)]
    [InlineData(GdapEnvironment.USGovDoD, "DelegatedAdminRelationships", true)]
    [InlineData(GdapEnvironment.China, "DelegatedAdminRelationships", null)]
    [InlineData(GdapEnvironment.China, "ConditionalAccessPolicies", true)]
    [InlineData(GdapEnvironment.USGovDoD, "PartnerCenter", null)]
    [InlineData(GdapEnvironment.China, "PartnerCenter", true)]
    [InlineData(GdapEnvironment.Global, "PartnerSecurityScore", true)]
    [InlineData(GdapEnvironment.USGov, "PartnerSecurityScore", false)]
    [InlineData(GdapEnvironment.China, "PartnerSecurityScore", false)]
    public void A_feature_is_there_or_not_or_not_documented(GdapEnvironment cloud, string name, bool? isAvailable)
    {
        GdapFeature feature = FeatureCatalogue.For(cloud).Single(item => item.Name == name);

        Assert.Equal(isAvailable, feature.IsAvailable);
        Assert.NotEmpty(feature.Disables);
        Assert.Equal("learn.microsoft.com", feature.DocumentationUri!.Host);
        Assert.Equal(isAvailable == true, feature.ToString() == name);
    }
}
