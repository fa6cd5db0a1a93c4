namespace GdapTools.Core.Diagnosis;

/// <summary>How far a run is.</summary>
/// <param name="Activity">What is going on, in a few words.</param>
/// <param name="Done">Customers finished.</param>
/// <param name="Total">Customers in all; null while they are not known.</param>
public sealed record DiagnosticProgress(string Activity, int Done, int? Total);
