using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Errors;
using Xunit;

namespace GdapTools.Core.Tests.Errors;

/// <summary>The data of the catalogue holds together.</summary>
public sealed class CatalogueTests
{
    private static readonly ErrorCatalogue s_catalogue = new();

    private static readonly string[] s_files =
        ["error-codes-entra.json", "error-codes-services.json", "error-codes-oauth.json", "error-network.json"];

    private static IReadOnlyList<ErrorEntry> Entries { get; } = [.. s_files.SelectMany(new CatalogueReader().ReadCodes)];

    [Fact]
    public void Every_entry_says_what_it_means_and_what_to_do()
    {
        foreach (ErrorMeaning meaning in Entries.SelectMany(entry => entry.Variants.Select(variant => variant.Meaning).Append(entry.Meaning)))
        {
            Assert.NotEmpty(meaning.Cause);
            Assert.NotEmpty(meaning.Remediation);
            Assert.DoesNotContain(meaning.Remediation, step => step.StartsWith('@'));
            Assert.True(meaning.Confidence == Confidence.High || meaning.Others.Count > 0, meaning.Cause);
            Assert.DoesNotContain(meaning.Others, other => other.Confidence > Confidence.Low);
        }
    }

    [Fact]
    public void Every_official_code_has_a_link()
    {
        foreach ((OfficialCode official, _) in new CatalogueReader().ReadOfficialCodes())
        {
            Assert.NotEqual(ChainLink.Unknown, s_catalogue.FindAadsts(official.Code)!.Meaning.Link);
        }
    }

    [Fact]
    public void A_code_that_begins_another_is_not_surer()
    {
        ErrorCatalogue catalogue = new();
        int[] codes = [.. new CatalogueReader().ReadOfficialCodes().Select(row => row.Official.Code).Concat([650051, 700024, 900023, 7000229])];
        foreach (int code in codes)
        {
            foreach (int longer in codes.Where(other => other != code && other.ToString().StartsWith(code.ToString(), StringComparison.Ordinal)))
            {
                Assert.True(
                    catalogue.FindAadsts(code)!.Meaning.Confidence <= catalogue.FindAadsts(longer)!.Meaning.Confidence,
                    $"{code} is surer than {longer}");
            }
        }
    }

    [Fact]
    public void No_key_is_there_twice() => Assert.Empty(
        Entries.GroupBy(entry => entry.Key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key));

    [Fact]
    public void Every_status_has_candidates_in_order()
    {
        foreach (StatusMeaning status in new CatalogueReader().ReadStatuses())
        {
            Assert.True(status.Candidates.Count >= 2);
            Assert.Equal(status.Candidates.OrderByDescending(candidate => candidate.Confidence), status.Candidates);
            Assert.DoesNotContain(status.Candidates, candidate => candidate.Confidence is Confidence.High or Confidence.None);
        }
    }
}
