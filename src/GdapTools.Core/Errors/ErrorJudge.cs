using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Errors;

/// <summary>
/// Concludes from facts. A code proves its cause; words and a status only suggest, so they come with candidates.
/// </summary>
internal sealed class ErrorJudge(ErrorCatalogue catalogue, string? partnerTenantId)
{
    private const string TenantPlaceholder = "<tenant id>";

    private static readonly ErrorCandidate s_otherCause = new()
    {
        Link = ChainLink.Unknown,
        Cause = "The words are known but the code is missing: another cause with the same words is possible.",
        Confidence = Confidence.Low,
    };

    /// <summary>The conclusion; <see cref="Verdict.None"/> where nothing is known.</summary>
    public Verdict Judge(ErrorFacts facts) => Name(Conclude(facts), facts.TenantId);

    // The customer's id, where it is known, into the lines to run.
    private Verdict Name(Verdict verdict, string? tenantId) =>
        !Guid.TryParse(tenantId, out Guid tenant) || (Guid.TryParse(partnerTenantId, out Guid partner) && tenant == partner)
            ? verdict
            : verdict with
            {
                Meaning = verdict.Meaning with
                {
                    Remediation = [.. verdict.Meaning.Remediation.Select(step => step.Replace(TenantPlaceholder, tenant.ToString()))],
                },
            };

    private Verdict Conclude(ErrorFacts facts)
    {
        if (MissingMfaClaim(facts) is Verdict missing)
        {
            return missing;
        }

        IReadOnlyList<long> numbers = facts.BodyCodes.Count > 0 ? facts.BodyCodes : facts.TextCodes;
        if (AadstsNumbers.MostSpecific(numbers, number => catalogue.FindAadsts(number) is not null) is long aadsts)
        {
            return catalogue.FindAadsts(aadsts) is ErrorEntry known
                ? OfCode(known, facts)
                : Verdict.UnknownCode(
                    "AADSTS" + aadsts,
                    ErrorSource.TokenEndpoint,
                    OwnWords.Of(facts.Text, "AADSTS" + aadsts) ?? OwnWords.Show(facts.Said));
        }

        if (facts.Named.Count > 0)
        {
            return OfCode(facts.Named[0], facts);
        }

        Verdict[] verdicts = [.. Readings(facts).OfType<Verdict>()];
        Verdict? best = verdicts.OrderByDescending(verdict => verdict.Confidence).FirstOrDefault();
        return best ?? UnknownCode(facts) ?? Verdict.None;
    }

    /// <summary>Who answered.</summary>
    public static ErrorSource SourceOf(ErrorFacts facts, ErrorSource entrySource) =>
        entrySource is ErrorSource.TokenEndpoint or ErrorSource.Network ? entrySource
        : facts.Source != ErrorSource.Unknown ? facts.Source
        : entrySource != ErrorSource.Unknown ? entrySource
        : facts.ShapeSource != ErrorSource.Unknown ? facts.ShapeSource
        : facts.NamedSource;

    private static ErrorCandidate Lead(ErrorMeaning meaning, Confidence confidence) =>
        new() { Link = meaning.Link, Cause = meaning.Cause, Confidence = confidence };

    private IEnumerable<Verdict?> Readings(ErrorFacts facts)
    {
        // From the inside out: the inner code says more.
        foreach (string code in facts.ServiceCodes.AsEnumerable().Reverse())
        {
            yield return catalogue.FindCode(code) is ErrorEntry entry ? OfCode(entry, facts) : null;
        }

        foreach (ErrorEntry entry in facts.Worded)
        {
            yield return OfWords(entry, facts);
        }

        yield return facts.OAuthError is string error && catalogue.FindCode(error) is ErrorEntry oauth
            ? OfCode(oauth, facts)
            : null;
        yield return Network(facts);
        yield return facts.SpeaksOfMfa && facts.StatusCode is 401 or 403 ? OfWords(catalogue.MfaWords, facts) : null;
        yield return facts.IsEmptyGdapList ? OfWords(catalogue.FindCode("phrase:emptyGdapList")!, facts) : null;
        yield return Status(facts);
    }

    private Verdict? MissingMfaClaim(ErrorFacts facts)
    {
        ErrorEntry? entry = facts.ServiceCodes.Select(catalogue.FindCode).FirstOrDefault(code => code is { IsMissingMfaClaim: true })
            ?? facts.BodyCodes.Concat(facts.TextCodes).Select(number => catalogue.FindCode(number.ToString(System.Globalization.CultureInfo.InvariantCulture)))
                .FirstOrDefault(code => code is { IsMissingMfaClaim: true });
        return entry is not null ? OfCode(entry, facts)
            : facts.IsMissingMfaClaim ? OfCode(catalogue.FindCode("unauthorizedMissingMfaTokenClaim")!, facts) with
            {
                Code = facts.ServiceCodes.LastOrDefault(ErrorWords.IsCode),
            }
            : null;
    }

    private Verdict OfCode(ErrorEntry entry, ErrorFacts facts)
    {
        ErrorMeaning meaning = entry.MeaningFor(facts, partnerTenantId);
        IReadOnlyList<ErrorCandidate> candidates = meaning.Confidence == Confidence.High
            ? [Lead(meaning, Confidence.High)]
            : [Lead(meaning, meaning.Confidence), .. meaning.Others];
        return new Verdict(entry.Code, SourceOf(facts, entry.Source), meaning, meaning.Confidence, candidates);
    }

    private Verdict OfWords(ErrorEntry entry, ErrorFacts facts)
    {
        ErrorMeaning meaning = entry.MeaningFor(facts, partnerTenantId);
        Confidence confidence = meaning.Confidence > Confidence.Medium ? Confidence.Medium : meaning.Confidence;
        IReadOnlyList<ErrorCandidate> others = meaning.Others.Count > 0 ? meaning.Others : [s_otherCause];
        return new Verdict(
            entry.Code,
            SourceOf(facts, entry.Source),
            meaning,
            confidence,
            [Lead(meaning, confidence), .. others]);
    }

    private Verdict? Network(ErrorFacts facts)
    {
        if (facts.StatusCode is >= 400 and not 407 && !facts.IsHtml)
        {
            return null;
        }

        if (facts.NetworkCode is string code && catalogue.FindNetwork(code) is ErrorEntry proven)
        {
            Confidence confidence = proven.Meaning.Confidence == Confidence.Medium ? Confidence.High : proven.Meaning.Confidence;
            return new Verdict(
                code,
                proven.Source,
                proven.Meaning,
                confidence,
                confidence == Confidence.High
                    ? [Lead(proven.Meaning, confidence)]
                    : [.. proven.Meaning.Others]);
        }

        ErrorEntry? entry = facts.Network
            ?? (facts.IsHtml && facts.StatusCode is null or 200 or 302 or 403 or 407 ? catalogue.Proxy : null);
        return entry is null ? null
            : entry.Meaning.Confidence == Confidence.Low
                ? new Verdict(null, entry.Source, entry.Meaning, Confidence.Low, [.. entry.Meaning.Others])
                : OfWords(entry, facts) with { Code = null };
    }

    private Verdict? Status(ErrorFacts facts)
    {
        int? status = facts.StatusCode ?? facts.ImpliedStatus
            ?? facts.ServiceCodes.Select(StatusReader.FromName).FirstOrDefault(implied => implied is not null);
        ErrorSource source = SourceOf(facts, ErrorSource.Unknown);
        if (status is not int number || catalogue.FindStatus(source, number) is not StatusMeaning meaning)
        {
            return null;
        }

        Confidence best = meaning.Candidates.Max(candidate => candidate.Confidence);
        ChainLink[] leading =
            [.. meaning.Candidates.Where(candidate => candidate.Confidence == best).Select(candidate => candidate.Link).Distinct()];
        ErrorMeaning open = new(
            leading.Length == 1 ? leading[0] : ChainLink.Unknown,
            best,
            meaning.Cause,
            meaning.Remediation,
            meaning.Documentation,
            []);
        return new Verdict(facts.ServiceCodes.LastOrDefault(ErrorWords.IsCode), source, open, best, meaning.Candidates);
    }

    private Verdict? UnknownCode(ErrorFacts facts) =>
        facts.ServiceCodes.LastOrDefault(ErrorWords.IsCode) is string code
            ? Verdict.UnknownCode(code, SourceOf(facts, ErrorSource.Unknown))
            : null;
}
