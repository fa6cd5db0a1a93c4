using System;
using System.Collections.Generic;

namespace GdapTools.Core.Errors;

/// <summary>The lines of a log that speak of one error.</summary>
internal sealed class LogBlock
{
    private const int MaximumLines = 5_000;
    private const int MaximumLength = 1 << 20;

    private readonly List<string> _lines = [];
    private int _length;
    private int _depth;
    private bool _hasJson;
    private int _blanks;
    private string _prefix = "";

    public LogBlock(string line, int lineNumber, Hints hints, IEnumerable<string> before)
    {
        Head = line;
        LineNumber = lineNumber;
        Hints = hints;
        _lines.AddRange(before);
        Append(line);
    }

    public string Head { get; }

    public int LineNumber { get; }

    public Hints Hints { get; private set; }

    public string Text => string.Join("\n", _lines);

    /// <summary>Takes the line if it goes on with this error.</summary>
    public bool TryTake(string line, Hints hints)
    {
        bool takes = _lines.Count < MaximumLines && _length < MaximumLength
            && (_depth > 0 ? TakesJson(line) : Takes(line, hints));
        if (takes)
        {
            Hints |= hints;
            Append(_depth > 0 ? LogLine.WithoutPrefix(line, _prefix) : line);
        }

        return takes;
    }

    private bool TakesJson(string line)
    {
        string inside = LogLine.WithoutPrefix(line, _prefix);
        string start = inside.TrimStart();
        bool startsObject = start.Length > 0 && start[0] == '{';
        string last = _lines[_lines.Count - 1].TrimEnd();
        bool canOpen = last.Length == 0 || last[last.Length - 1] is ':' or '[' or ',';
        return LogLine.CanBeJson(inside) && (!startsObject || canOpen);
    }

    private bool Takes(string line, Hints hints)
    {
        string start = line.TrimStart();
        if (start.Length == 0)
        {
            return ++_blanks <= 2;
        }

        if (LogLine.StartsEntry(line) && !LogLine.GoesOn(line))
        {
            return false;
        }

        bool isOther = (hints & Hints & Hints.Aadsts) != 0 && !Repeats(line);
        bool takesJson = !_hasJson && start[0] is '{' or '}' or ']';
        bool isOpening = _lines.Count == 1 && LogLine.GoesOn(Head);
        bool isDeeper = _blanks == 0 && LogLine.Indentation(line) > LogLine.Indentation(Head);
        return !isOther && (isOpening || takesJson || LogLine.GoesOn(line) || isDeeper);
    }

    /// <summary>True if the line names no AADSTS number that the block does not hold yet.</summary>
    private bool Repeats(string line)
    {
        List<long> own = [];
        List<long> other = [];
        AadstsNumbers.Read(Text, own);
        AadstsNumbers.Read(line, other);
        return other.TrueForAll(own.Contains);
    }

    private void Append(string line)
    {
        int braces = LogLine.Braces(line);
        if (_depth == 0 && braces > 0)
        {
            int open = line.IndexOf('{');
            _prefix = line.Substring(0, open);
            bool isPrefix = line.Trim().EndsWith("{", StringComparison.Ordinal) && line.TrimEnd().Length == open + 1;
            _prefix = isPrefix ? _prefix : "";
        }

        _depth = Math.Max(0, _depth + braces);
        bool isHead = ReferenceEquals(line, Head);
        _hasJson |= line.TrimStart().StartsWith("{", StringComparison.Ordinal)
            || (isHead && line.IndexOf("{\"", StringComparison.Ordinal) >= 0);
        _blanks = line.Trim().Length == 0 ? _blanks : 0;
        _length += line.Length + 1;
        _lines.Add(line);
    }
}
