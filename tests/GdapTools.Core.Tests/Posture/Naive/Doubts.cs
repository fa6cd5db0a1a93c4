using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>
/// Questions that the documentation leaves open. Within one run a question has one answer; run after run, all
/// combinations of answers come.
/// </summary>
internal sealed class Doubts
{
    private readonly List<(string Question, bool Answer)> _answers = [];

    public bool HaveComeUp { get; private set; }

    public bool Ask(string question)
    {
        HaveComeUp = true;
        int known = _answers.FindIndex(item => item.Question == question);
        if (known >= 0)
        {
            return _answers[known].Answer;
        }

        _answers.Add((question, false));
        return false;
    }

    /// <summary>Turns to the next combination; false when all have been.</summary>
    public bool Next()
    {
        while (_answers.Count > 0 && _answers[^1].Answer)
        {
            _answers.RemoveAt(_answers.Count - 1);
        }

        if (_answers.Count == 0)
        {
            return false;
        }

        _answers[^1] = (_answers[^1].Question, true);
        return true;
    }
}
