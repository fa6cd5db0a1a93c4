using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Errors;

/// <summary>
/// Resolves the errors of a log as its lines come, in bounded memory. An error may span lines: JSON, the ids under an
/// AADSTS text, headers, stack frames. Not thread-safe; one scanner reads one log.
/// </summary>
public sealed class ErrorLogScanner
{
    private const int MaximumPending = 8;
    private const Hints Labels = Hints.Aadsts | Hints.Code | Hints.Error;
    private const Hints Signs = Hints.Strong | Hints.Status | Hints.Error | Hints.Code | Hints.Url | Hints.Level;

    private readonly SignalIndex _signals;
    private readonly InputResolver _input;
    private readonly List<string> _pending = [];
    private LogBlock? _block;
    private int _lineNumber;

    internal ErrorLogScanner(SignalIndex signals, InputResolver input)
    {
        _signals = signals;
        _input = input;
    }

    /// <summary>Number of lines read so far.</summary>
    public int LineCount => _lineNumber;

    /// <summary>Reads the next line.</summary>
    /// <param name="line">One line, without its line break.</param>
    /// <returns>What ends before this line: an error, several, or none.</returns>
    public IReadOnlyList<ErrorResolution> Add(string? line)
    {
        string text = line ?? "";
        _lineNumber++;
        Hints hints = _signals.Look(text);
        if (_block?.TryTake(text, hints) == true)
        {
            return [];
        }

        IReadOnlyList<ErrorResolution> ended = Complete();
        bool isSign = IsSign(text, hints);
        if (isSign || LogLine.Braces(text) > 0)
        {
            bool belongs = _pending.Count > 0 && (LogLine.GoesOn(text) || text.TrimStart().StartsWith("{", StringComparison.Ordinal));
            _block = new LogBlock(text, _lineNumber, hints, belongs ? _pending : []);
            _pending.Clear();
        }
        else
        {
            Hold(text);
        }

        return ended;
    }

    /// <summary>Says that the log is at its end, or that something else follows.</summary>
    /// <returns>What was still open.</returns>
    public IReadOnlyList<ErrorResolution> Complete()
    {
        LogBlock? block = _block;
        _block = null;
        if (block is null || ((block.Hints & Signs) == 0 && !ErrorReader.IsNumber(block.Head)))
        {
            return [];
        }

        string text = block.Text;
        IReadOnlyList<ErrorResolution> found =
            _input.ResolveJson(text, block.LineNumber) ?? [_input.ResolveText(text, block.LineNumber)];
        return [.. found.Where(resolution => IsError(resolution, block))];
    }

    // A code that nobody knows is an error only where the line calls it one.
    private static bool IsError(ErrorResolution resolution, LogBlock block) =>
        resolution.Confidence != Confidence.None
        || (resolution.Code?.StartsWith("AADSTS", StringComparison.Ordinal) == true && (block.Hints & Labels) != 0)
        || ((block.Hints & Hints.Domain) != 0 && LogLine.HasErrorLevel(block.Head));

    // Ids and the call are printed before the error as often as after it.
    private void Hold(string line)
    {
        bool isEntry = line.Length > 0 && line[0] is (>= '0' and <= '9') or '[';
        bool isHeld = !isEntry && (LogLine.IsCall(line) || LogLine.GoesOn(line));
        if (!isHeld && line.Trim().Length > 0)
        {
            _pending.Clear();
        }
        else if (isHeld && _pending.Count < MaximumPending)
        {
            _pending.Add(line);
        }
    }

    private static bool IsSign(string line, Hints hints) =>
        (hints & Hints.Strong) != 0
        || ((hints & (Hints.Status | Hints.Error | Hints.Code | Hints.Url)) != 0
            && StatusReader.Read(line, (hints & Hints.Url) != 0) is not null)
        || (hints & (Hints.Code | Hints.Error)) == (Hints.Code | Hints.Error)
        || ((hints & Hints.Code) != 0 && line.IndexOf('{') >= 0)
        || ErrorReader.IsNumber(line)
        || ((hints & Hints.Level) != 0 && (hints & Hints.Domain) != 0 && LogLine.HasErrorLevel(line));
}
