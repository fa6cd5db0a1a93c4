using System;

namespace GdapTools.Core.Diagnosis;

/// <summary>How far a run is.</summary>
/// <param name="Activity">What is going on, in a few words.</param>
/// <param name="Done">Customers finished.</param>
/// <param name="Total">Customers in all; null while they are not known.</param>
public sealed record DiagnosticProgress(string Activity, int Done, int? Total)
{
    /// <summary>Customers a second; null before there is anything to go by.</summary>
    public double? Rate { get; init; }

    /// <summary>How long the rest will take at this rate; null when that cannot be told.</summary>
    public TimeSpan? Remaining => Rate > 0 && Total - Done is int left ? TimeSpan.FromSeconds(left / Rate.Value) : null;
}
