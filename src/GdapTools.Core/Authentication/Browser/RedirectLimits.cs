using System;

namespace GdapTools.Core.Authentication.Browser;

/// <summary>How long one who comes to the redirect address may take.</summary>
/// <param name="Connection">For a request and its answer.</param>
/// <param name="Farewell">To leave after the answer.</param>
internal sealed record RedirectLimits(TimeSpan Connection, TimeSpan Farewell)
{
    public static readonly RedirectLimits Default = new(TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(2));
}
