using System;

namespace GdapTools.Core.Authentication;

/// <summary>By what a transport waits.</summary>
/// <param name="Clock">The session's clock.</param>
/// <param name="Random">For jitter.</param>
/// <param name="Timeout">The longest wait for one whole answer.</param>
internal sealed record Timing(TimeProvider Clock, Random Random, TimeSpan Timeout);
