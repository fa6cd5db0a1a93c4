using System.Linq;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>A member that an enum does not have makes the verdict Unknown and is named, wherever it stands.</summary>
public sealed class UnknownMemberTests
{
    public static TheoryData<string, string> Places
    {
        get
        {
            TheoryData<string, string> places = [];
            foreach (string version in new[] { "v1.0", "beta" })
            {
                foreach (ContractEnum place in ContractEnum.OfPolicies(version))
                {
                    places.Add(version, place.Path);
                }
            }

            return places;
        }
    }

    [Fact]
    public void The_contract_has_the_enums_we_think_of() =>
        Assert.InRange(ContractEnum.OfPolicies("v1.0").Count(), 25, 60);

    [Theory]
    [MemberData(nameof(Places))]
    public void Unknown_member_is_named_and_nothing_concluded(string version, string path)
    {
        ContractEnum place = ContractEnum.OfPolicies(version).First(item => item.Path == path);

        PostureResult result = new TenantBuilder().Add(place.Plant(PolicyBuilder.Mfa())).Evaluate();

        Assert.Equal(PostureVerdict.Unknown, result.Verdict);
        Assert.Contains(path, result.Message);
        Assert.Null(Assert.Single(result.Policies).Applies);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Unknown_member_in_a_policy_for_others_has_no_bearing(string version, string path)
    {
        ContractEnum place = ContractEnum.OfPolicies(version).First(item => item.Path == path);
        PolicyBuilder odd = place.Plant(PolicyBuilder.Create("Odd", "OR", "mfa").For("excludeUsers", $"['{TestIds.Me}']"));

        PostureResult result = new TenantBuilder().Add(PolicyBuilder.Mfa(), odd).Evaluate();

        Assert.Equal(PostureVerdict.Enforced, result.Verdict);
    }

    [Fact]
    public void The_contract_has_the_conditions_we_think_of() =>
        Assert.InRange(ContractMember.OfConditions("v1.0").Count(), 60, 150);

    [Theory]
    [MemberData(nameof(Members), true)]
    public void Unknown_member_of_each_condition_is_named_and_nothing_concluded(string version, string path)
    {
        ContractMember member = Find(version, path);
        string json = member.IsList ? "[{'notInTheContract': ['a']}]" : "{'notInTheContract': ['a']}";

        PostureResult result = new TenantBuilder().Add(member.Plant(PolicyBuilder.Mfa(), json)).Evaluate();

        AssertUnknown(result, path);
    }

    [Theory]
    [MemberData(nameof(Members), false)]
    public void Wrong_type_of_each_member_is_named_and_nothing_concluded(string version, string path)
    {
        ContractMember member = Find(version, path);
        string json = member.IsObject ? "7" : "{'notInTheContract': true}";

        PostureResult result = new TenantBuilder().Add(member.Plant(PolicyBuilder.Mfa(), json)).Evaluate();

        if (!member.IsNeutral)
        {
            AssertUnknown(result, path);
        }
    }

    public static TheoryData<string, string> Members(bool areObjects)
    {
        TheoryData<string, string> members = [];
        foreach (string version in new[] { "v1.0", "beta" })
        {
            foreach (ContractMember member in ContractMember.OfConditions(version).Where(item => item.IsObject || !areObjects))
            {
                members.Add(version, member.Path);
            }
        }

        return members;
    }

    private static ContractMember Find(string version, string path) =>
        ContractMember.OfConditions(version).First(item => item.Path == path);

    private static void AssertUnknown(PostureResult result, string path)
    {
        Assert.Equal(PostureVerdict.Unknown, result.Verdict);
        Assert.Contains(string.Join('.', path.Split('.').Take(2)), result.Message);
        Assert.Null(Assert.Single(result.Policies).Applies);
    }

    [Theory]
    [InlineData("conditions.newCondition", "{'x': 1}")]
    [InlineData("conditions.newCondition", "false")]
    [InlineData("conditions.users.includeAgents", "['a']")]
    [InlineData("conditions.locations.includeNetworks", "['a']")]
    [InlineData("conditions.clientApplications.newList", "['a']")]
    [InlineData("grantControls.newControls", "['a']")]
    [InlineData("sessionControls.newControl", "{'isEnabled': false}")]
    [InlineData("partialEnablementStrategy", "'half'")]
    public void Unknown_property_is_named_and_nothing_concluded(string path, string json)
    {
        PostureResult result = new TenantBuilder().Add(PolicyBuilder.Mfa().Set(path, json)).Evaluate();

        Assert.Equal(PostureVerdict.Unknown, result.Verdict);
        Assert.Contains(path, result.Message);
    }

    [Theory]
    [InlineData("conditions.clientAppTypes", "'all'")]
    [InlineData("conditions.clientAppTypes", "[null]")]
    [InlineData("conditions.users", "['All']")]
    [InlineData("conditions.users.includeUsers", "'All'")]
    [InlineData("conditions.locations", "{'includeLocations': [7]}")]
    [InlineData("grantControls", "true")]
    [InlineData("grantControls.builtInControls", "[{}]")]
    [InlineData("state", "1")]
    public void Wrong_type_is_named_and_nothing_concluded(string path, string json)
    {
        PostureResult result = new TenantBuilder().Add(PolicyBuilder.Mfa().Set(path, json)).Evaluate();

        Assert.Equal(PostureVerdict.Unknown, result.Verdict);
        Assert.Contains(path, result.Message);
    }
}
