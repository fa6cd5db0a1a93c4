using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>The corpus of judgements derived by hand.</summary>
public sealed class PostureVerdictTests
{
    private static readonly Dictionary<string, PostureCase> s_cases =
        PostureCorpus.Running.ToDictionary(static item => item.Reason);

    public static TheoryData<string> Names => new(s_cases.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Verdict_follows_from_the_documentation(string reason)
    {
        PostureCase item = s_cases[reason];
        TenantBuilder tenant = new();
        item.Arrange(tenant);

        PostureResult result = tenant.Evaluate();

        Assert.True(
            item.Verdict == result.Verdict,
            $"{reason} (https://learn.microsoft.com/{item.Page}): expected {item.Verdict}, was {result.Verdict}. {result.Message}");
        Assert.NotEmpty(result.Message);
        Assert.Equal(result.Verdict != PostureVerdict.Enforced, result.Remediation.Count > 0);
        Assert.True(result.Verdict != PostureVerdict.EnforcedWithGaps || result.Gaps.Count > 0);
        Assert.True(result.Verdict != PostureVerdict.Enforced || result.Gaps.Count == 0);
        if (result.Verdict != PostureVerdict.Unknown)
        {
            bool isEnforced = result.Verdict is PostureVerdict.Enforced or PostureVerdict.EnforcedWithGaps;
            Assert.Equal(isEnforced, result.Sources.Count > 0);
        }
    }
}
