using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Xunit;

namespace GdapTools.Core.Tests.Posture;

/// <summary>The corpus itself: large enough, settled by known pages, and no case twice.</summary>
public sealed class PostureCorpusTests
{
    private static IEnumerable<PostureCase> Whole => PostureCorpus.Running.Concat(PostureCorpus.Pending);

    [Fact]
    public void At_least_eighty_cases_are_judged() => Assert.InRange(PostureCorpus.Running.Count, 80, int.MaxValue);

    [Fact]
    public void Every_case_names_a_page_of_the_list_and_every_page_settles_a_case()
    {
        HashSet<string> pages =
        [
            .. typeof(Page).GetFields(BindingFlags.Public | BindingFlags.Static)
                .Select(static field => (string)field.GetRawConstantValue()!),
        ];

        Assert.All(Whole, item => Assert.Contains(item.Page, pages));
        Assert.Empty(pages.Except(Whole.Select(static item => item.Page)));
        Assert.All(pages, static page => Assert.Matches("^(entra|graph)/[a-z0-9/#-]+$", page));
    }

    [Fact]
    public void No_two_cases_have_one_reason_or_one_tenant()
    {
        List<string> same =
        [
            .. Whole.GroupBy(static item => item.Reason).Where(static group => group.Count() > 1)
                .Select(static group => group.Key),
            .. Whole.GroupBy(Fingerprint).Where(static group => group.Count() > 1)
                .Select(static group => string.Join(" = ", group.Select(static item => item.Reason))),
        ];

        Assert.True(same.Count == 0, string.Join("\n", same));
    }

    [Fact]
    public void What_the_engine_leaves_open_is_not_answered_wrongly()
    {
        foreach (PostureCase item in PostureCorpus.Pending)
        {
            TenantBuilder tenant = new();
            item.Arrange(tenant);

            PostureResult result = tenant.Evaluate();

            Assert.True(result.Verdict == PostureVerdict.Unknown, $"{item.Reason}: {result.Verdict}. {result.Message}");
        }
    }

    private static string Fingerprint(PostureCase item)
    {
        TenantBuilder tenant = new();
        item.Arrange(tenant);
        return tenant.Fingerprint();
    }
}
