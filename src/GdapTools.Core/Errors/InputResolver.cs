using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace GdapTools.Core.Errors;

/// <summary>Reads one input and concludes: a text, or JSON with one error or several in it.</summary>
internal sealed class InputResolver(ErrorReader reader, ErrorJudge judge)
{
    /// <summary>The error of a text; a resolution without confidence where nothing is known.</summary>
    public ErrorResolution ResolveText(string text, int? lineNumber = null)
    {
        ErrorFacts facts = reader.Read(text);
        facts.StatusCode ??= StatusReader.Alone(text);
        return Conclude(facts, text, lineNumber);
    }

    /// <summary>The errors of a text that is JSON and nothing else; null for other texts.</summary>
    public IReadOnlyList<ErrorResolution>? ResolveJson(string text, int? lineNumber = null)
    {
        string json = text.Trim();
        if (json.Length == 0 || json[0] is not ('{' or '['))
        {
            return null;
        }

        using EmbeddedJson parts = EmbeddedJson.Find(json);
        if (parts.Documents.Count == 0 || !string.IsNullOrWhiteSpace(parts.Words))
        {
            return null;
        }

        JsonElement[] items = [.. parts.Documents.SelectMany(document => JsonInputs.Split(document.RootElement))];
        List<ErrorResolution> found = [];
        foreach (JsonElement item in items)
        {
            ErrorFacts facts = reader.Read(item);
            if (items.Length == 1 || facts.HasSign)
            {
                string shown = items.Length == 1 ? json : item.GetRawText();
                found.Add(Conclude(facts, shown, lineNumber));
            }
        }

        return found;
    }

    /// <summary>The answer where nothing is known.</summary>
    public static ErrorResolution Unknown(string text) =>
        ResolutionBuilder.Build(new ErrorFacts(), Verdict.None, text);

    private ErrorResolution Conclude(ErrorFacts facts, string shown, int? lineNumber)
    {
        // In a log, an empty list is an answer like any other.
        facts.IsEmptyGdapList &= lineNumber is null;
        return ResolutionBuilder.Build(facts, judge.Judge(facts), shown, lineNumber);
    }
}
