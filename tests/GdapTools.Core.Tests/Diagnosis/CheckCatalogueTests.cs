using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GdapTools.Core.Diagnosis;
using GdapTools.Core.Tests.Support;
using Xunit;

namespace GdapTools.Core.Tests.Diagnosis;

/// <summary>The catalogue holds every check the code speaks of, and the page tells them all.</summary>
public sealed class CheckCatalogueTests
{
    private static readonly CheckCatalogue s_checks = CheckCatalogue.Load();

    [Fact]
    public void Ids_are_unique_and_of_one_form()
    {
        Assert.All(s_checks.All, check => Assert.Matches("^[A-Z]{3}[0-9]{3}$", check.Id));
        Assert.Equal(s_checks.All.Count, s_checks.All.Select(check => check.Id).Distinct().Count());
    }

    [Fact]
    public void Every_id_in_the_sources_is_in_the_catalogue()
    {
        string[] used = [.. Directory
            .GetFiles(Path.Combine(Repository.Root, "src", "GdapTools.Core"), "*.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains("Customers") || file.Contains("Diagnosis"))
            .SelectMany(file => Regex.Matches(File.ReadAllText(file), "\"([A-Z]{3}[0-9]{3})\"").Select(match => match.Groups[1].Value))
            .Distinct()];

        Assert.True(used.Length > 20, "The sources name their checks as literals.");
        Assert.Empty(used.Except(s_checks.All.Select(check => check.Id)));
    }

    [Fact]
    public void Each_check_says_where_to_read_on() => Assert.All(s_checks.All, check =>
    {
        Assert.StartsWith("https://learn.microsoft.com/", check.DocumentationUri.AbsoluteUri);
        Assert.NotEmpty(check.Title);
    });

    [Fact]
    public void The_page_of_checks_tells_them_all()
    {
        string page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "checks.md"));

        Assert.All(s_checks.All, check => Assert.Matches(
            $@"(?m)^\| {check.Id} \| {Regex.Escape(check.Title)} \| {check.Link} \|.*\| {Repair(check)} \|$", page));
    }

    [Fact]
    public void The_advisor_repairs_just_the_checks_of_customers_that_the_catalogue_says()
    {
        string source = File.ReadAllText(Path.Combine(
            Repository.Root, "src", "GdapTools.Core", "Customers", "Repair", "RepairAdvisor.cs"));
        string[] repaired = [.. Regex.Matches(source, "\"([A-Z]{3}[0-9]{3})\"").Select(match => match.Groups[1].Value), "ACC001"];

        Assert.Equal(
            s_checks.All.Where(check => check.RepairCmdlets.Count > 0 && !check.Id.StartsWith("POS")).Select(check => check.Id).Order(),
            repaired.Order());
    }

    private static string Repair(CheckDefinition check) =>
        check.RepairCmdlets.Count == 0 ? "-" : string.Join(", ", check.RepairCmdlets);
}
