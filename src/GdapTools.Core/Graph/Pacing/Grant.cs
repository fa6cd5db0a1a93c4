using System;

namespace GdapTools.Core.Graph.Pacing;

/// <summary>Leave to send, given at a time.</summary>
/// <param name="At">When.</param>
/// <param name="Cost">In units of the budget.</param>
/// <param name="Generation">Grows with each refusal that slowed the pace down.</param>
/// <param name="Plan">Grows with each change that makes those who wait ask anew.</param>
internal readonly record struct Grant(DateTimeOffset At, double Cost, int Generation, int Plan);
