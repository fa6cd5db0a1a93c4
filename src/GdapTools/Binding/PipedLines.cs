using System.Collections.Generic;
using GdapTools.Core.Errors;

namespace GdapTools.Binding;

/// <summary>
/// Tells one text from the lines of a log: several strings in a row are lines, and one alone is an input of its own.
/// </summary>
internal sealed class PipedLines(ErrorResolver resolver)
{
    private ErrorLogScanner? _log;
    private string _first = "";
    private bool _isFile;
    private bool _isAnswered;

    /// <summary>Takes a string.</summary>
    /// <param name="text">The string; with line breaks in it, it is a log or an error of its own.</param>
    /// <param name="isFile">Get-Content read it.</param>
    /// <returns>What is known by now.</returns>
    public IEnumerable<ErrorResolution> Add(string text, bool isFile)
    {
        if (text.TrimEnd('\r', '\n').IndexOf('\n') >= 0)
        {
            return [.. Complete(), .. resolver.ResolveAll(text)];
        }

        if (_log is null)
        {
            _log = resolver.OpenLog();
            _first = text;
            _isFile = isFile;
        }

        IReadOnlyList<ErrorResolution> found = _log.Add(text);
        _isAnswered |= found.Count > 0;
        return found;
    }

    /// <summary>Says that no line follows.</summary>
    /// <returns>What is still to be said.</returns>
    public IEnumerable<ErrorResolution> Complete()
    {
        ErrorLogScanner? log = _log;
        bool isAnswered = _isAnswered;
        _log = null;
        _isAnswered = false;
        if (log is null)
        {
            return [];
        }

        if (log.LineCount == 1)
        {
            return resolver.ResolveAll(_first);
        }

        IReadOnlyList<ErrorResolution> last = log.Complete();

        // A log without an error is a good log; strings of unknown make have to be answered.
        return last.Count > 0 || isAnswered || _isFile ? last : [resolver.Resolve(_first)];
    }
}
