using System;
using System.Linq;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>What holds for every resolution.</summary>
internal static class ResolutionAssert
{
    public static void IsComplete(ErrorResolution found)
    {
        Assert.NotEmpty(found.Cause);
        Assert.NotEmpty(found.Remediation);
        Assert.All(found.Remediation, step => Assert.False(string.IsNullOrWhiteSpace(step) || step.StartsWith('@')));
        switch (found.Confidence)
        {
            case Confidence.None:
                Assert.Empty(found.Candidates);
                Assert.Equal(ChainLink.Unknown, found.Link);
                break;
            case Confidence.High:
                ErrorCandidate only = Assert.Single(found.Candidates);
                Assert.Equal((found.Link, found.Cause, Confidence.High), (only.Link, only.Cause, only.Confidence));
                Assert.NotNull(found.Code);
                break;
            default:
                Assert.True(found.Candidates.Count >= 2, found.Code);
                Assert.Equal(found.Confidence, found.Candidates.Max(candidate => candidate.Confidence));
                break;
        }

        Assert.All(found.Candidates, candidate => Assert.NotEmpty(candidate.Cause));
        Assert.Equal(
            found.Candidates.OrderByDescending(candidate => candidate.Confidence).Select(candidate => candidate.Cause),
            found.Candidates.Select(candidate => candidate.Cause));
        Assert.True(found.InputExcerpt.Length <= 301);
        Assert.DoesNotContain('\n', found.InputExcerpt);
    }
}
