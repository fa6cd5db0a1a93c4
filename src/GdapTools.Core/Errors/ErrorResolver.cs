using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Http;

namespace GdapTools.Core.Errors;

/// <summary>
/// Turns an error in any form into its cause, the link of the chain it breaks, and what to do. Thread-safe; making one
/// reads the catalogue, so keep it.
/// Source: https://learn.microsoft.com/entra/identity-platform/reference-error-codes
/// </summary>
public sealed class ErrorResolver
{
    private readonly ErrorCatalogue _catalogue = new();
    private readonly ErrorReader _reader;
    private readonly ErrorJudge _judge;
    private readonly InputResolver _input;

    /// <param name="partnerTenantId">
    /// The partner's own tenant, if known: some codes mean one thing there and another in a customer tenant.
    /// </param>
    public ErrorResolver(string? partnerTenantId = null)
    {
        _reader = new ErrorReader(_catalogue);
        _judge = new ErrorJudge(_catalogue, partnerTenantId);
        _input = new InputResolver(_reader, _judge);
    }

    /// <summary>Resolves one text. Of several errors in it, the one that is surest. Never throws.</summary>
    /// <param name="input">A message, a body, a log line, a number as text.</param>
    public ErrorResolution Resolve(string? input)
    {
        ErrorResolution? best = null;
        foreach (ErrorResolution resolution in ResolveAll(input))
        {
            best = best is null || resolution.Confidence > best.Confidence ? resolution : best;
        }

        return best!;
    }

    /// <summary>Resolves an AADSTS number. A number of three digits is a status.</summary>
    public ErrorResolution Resolve(int aadstsCode) => _input.ResolveText(aadstsCode.ToString(CultureInfo.InvariantCulture));

    /// <summary>Resolves an exception of any library, with those inside it.</summary>
    /// <param name="exception">The exception; of those of this module the properties count, not the text.</param>
    /// <param name="details">The body of the answer, where the caller has it.</param>
    public ErrorResolution Resolve(Exception exception, string? details = null)
    {
        ErrorFacts facts = new();
        if (!string.IsNullOrWhiteSpace(details))
        {
            _reader.Read(details!, facts);
        }

        new ExceptionErrorReader(_catalogue, _reader).Read(exception, facts);
        string shown = string.IsNullOrWhiteSpace(details) ? ExceptionErrorReader.Describe(exception) : details!;
        return ResolutionBuilder.Build(facts, _judge.Judge(facts), shown);
    }

    /// <summary>Resolves an answer of a service.</summary>
    public ErrorResolution Resolve(HttpResponseMessage response)
    {
        ErrorFacts facts = new();
        string body = HttpErrorReader.Read(response, _reader, facts);
        string shown = body.Length > 0 ? body : $"{(int)response.StatusCode} {response.ReasonPhrase}";
        return ResolutionBuilder.Build(facts, _judge.Judge(facts), shown);
    }

    /// <summary>Resolves everything in a text: one error, or each error of a log, a batch answer or a list.</summary>
    /// <returns>At least one resolution.</returns>
    public IReadOnlyList<ErrorResolution> ResolveAll(string? input)
    {
        string text = input?.Trim('\uFEFF', ' ', '\t', '\r', '\n', '\0') ?? "";
        string plain = EmbeddedJson.Unquote(text);
        return _input.ResolveJson(plain) is not IReadOnlyList<ErrorResolution> json
            ? plain.IndexOf('\n') < 0 ? [_input.ResolveText(plain)] : ResolveLog(plain)
            : json.Count > 0 ? json : [InputResolver.Unknown(plain)];
    }

    /// <summary>Resolves the errors of a log as its lines come.</summary>
    public IEnumerable<ErrorResolution> ResolveLines(IEnumerable<string> lines)
    {
        ErrorLogScanner scanner = OpenLog();
        foreach (string line in lines)
        {
            foreach (ErrorResolution resolution in scanner.Add(line))
            {
                yield return resolution;
            }
        }

        foreach (ErrorResolution resolution in scanner.Complete())
        {
            yield return resolution;
        }
    }

    /// <summary>Starts reading a log line by line.</summary>
    public ErrorLogScanner OpenLog() => new(_catalogue.Signals, _input);

    private List<ErrorResolution> ResolveLog(string text)
    {
        List<ErrorResolution> found = [.. ResolveLines(Lines(text))];
        if (found.Count > 1 || (found.Count == 1 && Lines(text).Count(LogLine.StartsEntry) > 1))
        {
            return found;
        }

        if (found.Count == 0 && Lines(text).Count(LogLine.StartsEntry) > 1)
        {
            return [InputResolver.Unknown(text)];
        }

        // One error over several lines: all of them together say most.
        ErrorResolution whole = _input.ResolveText(text);
        return found.Count == 1 && whole.Confidence < found[0].Confidence ? found : [whole];
    }

    private static IEnumerable<string> Lines(string text)
    {
        using StringReader reader = new(text);
        while (reader.ReadLine() is string line)
        {
            yield return line;
        }
    }
}
