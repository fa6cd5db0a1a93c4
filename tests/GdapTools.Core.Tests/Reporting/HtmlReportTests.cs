using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GdapTools.Core.Reporting;
using Xunit;

namespace GdapTools.Core.Tests.Reporting;

public sealed class HtmlReportTests
{
    private static readonly HashSet<string> s_void = ["meta", "input", "rect", "path", "use"];

    [Theory]
    [InlineData("<script>alert('x')</script>")]
    [InlineData("</style><img src=x onerror=alert(1)>")]
    [InlineData("\" onmouseover=\"alert(1)")]
    [InlineData("' autofocus onfocus='alert(1)")]
    [InlineData("-->]]><svg onload=alert(1)>")]
    [InlineData("{{7*7}} ${alert(1)} &lt;b&gt;")]
    public void Hostile_text_stays_text(string text)
    {
        ReportHeader header = SampleFindings.Header with { PartnerTenantId = text, Account = text };

        string html = SampleFindings.Write(ReportFormat.Html, HostileFinding.Everywhere(text), header);

        Assert.DoesNotContain(text, Body(html), StringComparison.Ordinal);
        Assert.Equal(Shape(SampleFindings.Write(ReportFormat.Html, HostileFinding.Everywhere("plain"))), Shape(html));
    }

    [Theory]
    [InlineData("a\u202Egnp.exe", "a[U+202E]gnp.exe")]
    [InlineData("a\u0000b", "a\uFFFDb")]
    [InlineData("\U0001F600 \u05D0\u05D1 \u00FC", "\U0001F600 \u05D0\u05D1 \u00FC")]
    public void Odd_characters_become_visible(string name, string expected)
    {
        string html = SampleFindings.Write(
            ReportFormat.Html,
            [SampleFindings.Customer(1, ChainLink.Consent, GdapVerdict.Fail, name: name)]);

        Assert.Contains($"<bdi>{expected}</bdi>", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_loaded_from_anywhere()
    {
        string html = SampleFindings.Write(ReportFormat.Html, SampleFindings.All);

        Assert.DoesNotMatch(@"(?i)\ssrc\s*=|@import|url\(|<link|<iframe|<object|\sstyle\s*=|\son\w+\s*=", html);
        Assert.All(
            Regex.Matches(html, "href=\"([^\"]*)\"").Select(match => match.Groups[1].Value),
            target => Assert.Matches("^(#|https://learn\\.microsoft\\.com/)", target));
        Assert.Contains("default-src &#39;none&#39;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("style")]
    [InlineData("script")]
    public void Own_style_and_script_are_the_ones_allowed(string element)
    {
        string html = SampleFindings.Write(ReportFormat.Html, SampleFindings.All);

        Match content = Assert.Single(Regex.Matches(html, $"<{element}>(.*?)</{element}>", RegexOptions.Singleline));
        string hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(content.Groups[1].Value)));
        Assert.Contains($"{element}-src &#39;sha256-{hash}&#39;", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("https://learn.microsoft.com/graph/?a=1&b=%22", true)]
    public void Only_web_addresses_become_links(string address, bool isLink)
    {
        Finding finding = new() { Id = "x", DocumentationUri = new Uri(address), CustomerTenantId = "c" };

        string html = SampleFindings.Write(ReportFormat.Html, [finding]);

        Assert.Equal(isLink, html.Contains(">Documentation</a>", StringComparison.Ordinal));
        Assert.DoesNotContain("javascript:", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_element_is_closed_and_every_id_is_one_of_a_kind()
    {
        string html = SampleFindings.Write(ReportFormat.Html, SampleFindings.All);
        Stack<string> open = [];

        foreach (Match tag in Regex.Matches(Body(html), @"<(/?)([a-z][a-z0-9]*)[^>]*?(/?)>"))
        {
            string name = tag.Groups[2].Value;
            if (tag.Groups[1].Length > 0)
            {
                Assert.Equal(name, open.Pop());
            }
            else if (!s_void.Contains(name) || (name == "path" && tag.Groups[3].Length == 0))
            {
                open.Push(name);
            }
        }

        Assert.Empty(open);
        string[] ids = [.. Regex.Matches(html, " id=\"([^\"]*)\"").Select(match => match.Groups[1].Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(
            Regex.Matches(html, "href=\"#([^\"]*)\"").Select(match => match.Groups[1].Value),
            target => Assert.Contains(target, ids));
    }

    [Fact]
    public void The_one_cause_stands_on_top()
    {
        string html = SampleFindings.Write(ReportFormat.Html, SampleFindings.All);

        int cause = html.IndexOf("2 of 5 customers fail for one reason", StringComparison.Ordinal);
        int table = html.IndexOf("<table", StringComparison.Ordinal);
        Assert.InRange(cause, 1, table);
        Assert.Contains("Cause of TOK001.", html[cause..table], StringComparison.Ordinal);
        Assert.Contains("<li>First step.</li><li>Second step.</li>", html[cause..table], StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_customers_come_first_with_their_link()
    {
        string html = SampleFindings.Write(ReportFormat.Html, SampleFindings.All);

        string[] rows = [.. Regex.Matches(html, "<tr role=\"row\" data-verdict=\"(\\w+)\" data-link=\"([^\"]*)\"")
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value}".Trim())];
        Assert.Equal(
            ["Fail Token", "Fail Token", "Unknown Access assignment", "Warning GDAP relationship", "Pass"],
            rows);
    }

    [Fact]
    public void The_chart_counts_by_link()
    {
        string html = SampleFindings.Write(ReportFormat.Html, SampleFindings.All);

        const string Bar = "<span class=\"link\">([^<]*)</span>.*?<span class=\"count\">([^<]*)</span>";
        string[] bars = [.. Regex.Matches(html, Bar, RegexOptions.Singleline)
            .Select(match => $"{match.Groups[1].Value}: {match.Groups[2].Value}")];
        Assert.Equal(
            [
                "Sign-in policy: 1 unknown", "Token: 3 fail", "GDAP relationship: 1 warning",
                "Access assignment: 1 unknown", "Consent: no findings", "Customer&#39;s policies: no findings",
                "Whole chain holds: 1 pass",
            ],
            bars);
    }

    [Fact]
    public void Missing_permissions_are_named()
    {
        Finding finding = new() { CustomerTenantId = "c", MissingPermissions = ["Policy.Read.All"] };

        string html = SampleFindings.Write(ReportFormat.Html, [finding]);

        Assert.Contains("Not visible without <code>Policy.Read.All</code>", html, StringComparison.Ordinal);
    }

    /// <summary>What stands between the body's tags, without the script.</summary>
    private static string Body(string html)
    {
        Match body = Regex.Match(html, "<body>(.*)</body>", RegexOptions.Singleline);
        return Regex.Replace(body.Groups[1].Value, "<script>.*?</script>", "", RegexOptions.Singleline);
    }

    /// <summary>The elements and attribute names of a page, without any text or value.</summary>
    private static string[] Shape(string html) =>
        [.. Regex.Matches(Regex.Replace(html, "=\"[^\"]*\"", "="), "<[^<>]*>").Select(match => match.Value)];
}
