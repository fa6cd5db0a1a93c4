using System;

namespace GdapTools.Core.Graph.Pacing;

/// <summary>Leave to send, given at a time.</summary>
internal readonly record struct Grant(DateTimeOffset At, double Cost, int Generation);
