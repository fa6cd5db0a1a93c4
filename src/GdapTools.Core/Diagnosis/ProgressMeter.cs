using System;

namespace GdapTools.Core.Diagnosis;

/// <summary>Tells how far a run over the customers is: a few times a second, however fast they are.</summary>
internal sealed class ProgressMeter(TimeProvider clock, Action<DiagnosticProgress>? tell)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);

    private readonly long _started = clock.GetTimestamp();
    private TimeSpan _toldAt = TimeSpan.MinValue;

    /// <summary>Customers finished.</summary>
    public int Done { get; private set; }

    /// <summary>Says what is going on before the first customer.</summary>
    public void Begin(string activity) => tell?.Invoke(new DiagnosticProgress(activity, 0, null));

    /// <summary>One more customer is finished.</summary>
    /// <param name="activity">What is being done with them.</param>
    /// <param name="total">Customers in all; null while they are not known.</param>
    public void Advance(string activity, int? total)
    {
        Done++;
        TimeSpan elapsed = clock.GetElapsedTime(_started);

        if (Done == total || _toldAt == TimeSpan.MinValue || elapsed - _toldAt >= s_pause)
        {
            _toldAt = elapsed;
            double? rate = elapsed > TimeSpan.Zero ? Done / elapsed.TotalSeconds : null;
            tell?.Invoke(new DiagnosticProgress(activity, Done, total) { Rate = rate });
        }
    }

    /// <summary>All are finished, how many ever there were.</summary>
    public void End(string activity) => tell?.Invoke(new DiagnosticProgress(activity, Done, Done));
}
