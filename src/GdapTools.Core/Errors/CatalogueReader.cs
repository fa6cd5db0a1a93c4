using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Errors;

/// <summary>Reads the embedded data files of the error catalogue.</summary>
internal sealed class CatalogueReader
{
    private const string Lookup = "https://login.microsoftonline.com/error?code=";

    private readonly Dictionary<string, Uri> _documents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _steps = new(StringComparer.Ordinal);

    public CatalogueReader()
    {
        using JsonDocument file = Open("error-steps.json");
        foreach (JsonProperty document in file.RootElement.GetProperty("documents").EnumerateObject())
        {
            _documents[document.Name] = new Uri(document.Value.GetString()!);
        }

        foreach (JsonProperty steps in file.RootElement.GetProperty("steps").EnumerateObject())
        {
            _steps[steps.Name] = Strings(steps.Value);
        }
    }

    /// <summary>Reads the entries of one file.</summary>
    public IReadOnlyList<ErrorEntry> ReadCodes(string fileName)
    {
        using JsonDocument file = Open(fileName);
        return [.. file.RootElement.GetProperty("codes").EnumerateArray().Select(ReadEntry)];
    }

    public IReadOnlyList<StatusMeaning> ReadStatuses()
    {
        using JsonDocument file = Open("error-statuses.json");
        return [.. file.RootElement.GetProperty("statuses").EnumerateArray().Select(item => new StatusMeaning(
            Enumeration<ErrorSource>(item, "source"),
            item.GetProperty("status").GetInt32(),
            item.GetProperty("cause").GetString()!,
            ReadSteps(item),
            ReadDocument(item),
            ReadCandidates(item, "candidates")))];
    }

    /// <summary>Reads the official codes; those we have no words for take their links from their family.</summary>
    public IReadOnlyList<(OfficialCode Official, ErrorEntry Entry)> ReadOfficialCodes()
    {
        using JsonDocument families = Open("error-families.json");
        Dictionary<int, JsonElement> familyOf = [];
        foreach (JsonElement family in families.RootElement.GetProperty("families").EnumerateArray())
        {
            foreach (JsonElement code in family.GetProperty("codes").EnumerateArray())
            {
                familyOf[code.GetInt32()] = family;
            }
        }

        using JsonDocument file = Open("aadsts-codes.json");
        List<(OfficialCode, ErrorEntry)> entries = [];
        foreach (JsonElement item in file.RootElement.GetProperty("codes").EnumerateArray())
        {
            OfficialCode official = new(
                item.GetProperty("code").GetInt32(),
                item.GetProperty("name").GetString(),
                item.GetProperty("description").GetString() ?? "");
            ErrorMeaning meaning = familyOf.TryGetValue(official.Code, out JsonElement family)
                ? ReadMeaning(family, ErrorMeaning.None)
                : ErrorMeaning.None;
            entries.Add((official, new ErrorEntry
            {
                Key = "AADSTS" + official.Code,
                Source = ErrorSource.TokenEndpoint,
                Meaning = meaning with { Cause = official.Meaning, Documentation = new Uri(Lookup + official.Code) },
            }));
        }

        return entries;
    }

    private static JsonDocument Open(string fileName)
    {
        using Stream stream = typeof(CatalogueReader).Assembly.GetManifestResourceStream(fileName)
            ?? throw new InvalidOperationException($"The embedded file {fileName} is missing.");
        return JsonDocument.Parse(stream);
    }

    private static T Enumeration<T>(JsonElement item, string name)
        where T : struct =>
        (T)Enum.Parse(typeof(T), item.GetProperty(name).GetString()!);

    private static IReadOnlyList<string> Strings(JsonElement array) =>
        [.. array.EnumerateArray().Select(item => item.GetString()!)];

    private static bool Flag(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.GetBoolean();

    private static IReadOnlyList<ErrorCandidate> ReadCandidates(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement array)
            ? [.. array.EnumerateArray().Select(candidate => new ErrorCandidate
            {
                Link = Enumeration<ChainLink>(candidate, "link"),
                Cause = candidate.GetProperty("cause").GetString()!,
                Confidence = candidate.TryGetProperty("confidence", out _)
                    ? Enumeration<Confidence>(candidate, "confidence")
                    : Confidence.Low,
            })]
            : [];

    private static ErrorCondition ReadCondition(JsonElement when) => new()
    {
        Texts = when.TryGetProperty("text", out JsonElement texts) ? Strings(texts) : [],
        Suberrors = when.TryGetProperty("suberror", out JsonElement suberrors) ? Strings(suberrors) : [],
        Statuses = when.TryGetProperty("status", out JsonElement statuses)
            ? [.. statuses.EnumerateArray().Select(status => status.GetInt32())]
            : [],
        InPartnerTenant = when.TryGetProperty("tenant", out JsonElement tenant)
            ? tenant.GetString() == "partner"
            : null,
    };

    private ErrorEntry ReadEntry(JsonElement item)
    {
        string key = item.GetProperty("code").GetString()!;
        ErrorMeaning meaning = ReadMeaning(item, ErrorMeaning.None);
        if (meaning.Documentation is null && key.StartsWith("AADSTS", StringComparison.Ordinal))
        {
            meaning = meaning with { Documentation = new Uri(Lookup + key.Substring(6)) };
        }

        return new ErrorEntry
        {
            Key = key,
            Source = Enumeration<ErrorSource>(item, "source"),
            Meaning = meaning,
            Variants = item.TryGetProperty("variants", out JsonElement variants)
                ? [.. variants.EnumerateArray().Select(variant => new ErrorVariant(
                    ReadCondition(variant.GetProperty("when")),
                    ReadMeaning(variant, meaning)))]
                : [],
            Phrases = item.TryGetProperty("phrases", out JsonElement phrases) ? Strings(phrases) : [],
            Aliases = item.TryGetProperty("codes", out JsonElement codes) ? Strings(codes) : [],
            IsGeneric = Flag(item, "generic"),
            IsExactCase = Flag(item, "exactCase"),
            IsMissingMfaClaim = Flag(item, "mfa"),
        };
    }

    private ErrorMeaning ReadMeaning(JsonElement item, ErrorMeaning otherwise) => new(
        item.TryGetProperty("link", out _) ? Enumeration<ChainLink>(item, "link") : otherwise.Link,
        item.TryGetProperty("confidence", out _) ? Enumeration<Confidence>(item, "confidence") : otherwise.Confidence,
        item.TryGetProperty("cause", out JsonElement cause) ? cause.GetString()! : otherwise.Cause,
        item.TryGetProperty("remediation", out _) ? ReadSteps(item) : otherwise.Remediation,
        ReadDocument(item) ?? otherwise.Documentation,
        item.TryGetProperty("others", out _) ? ReadCandidates(item, "others") : otherwise.Others);

    private IReadOnlyList<string> ReadSteps(JsonElement item) =>
        [.. Strings(item.GetProperty("remediation")).SelectMany(step =>
            step.StartsWith("@", StringComparison.Ordinal) ? _steps[step.Substring(1)] : [step])];

    private Uri? ReadDocument(JsonElement item) =>
        !item.TryGetProperty("documentation", out JsonElement value) ? null
        : _documents.TryGetValue(value.GetString()!, out Uri? document) ? document
        : new Uri(value.GetString()!);
}
