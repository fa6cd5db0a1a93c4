using System;

namespace GdapTools.Sandbox.Faults;

/// <summary>Refuses faults that cannot be meant.</summary>
internal static class FaultCheck
{
    /// <exception cref="GdapException"><c>SandboxFaultInvalid</c>.</exception>
    public static void Demand(GdapFault fault)
    {
        if (FindFlaw(fault) is string flaw)
        {
            throw new GdapException(
                "SandboxFaultInvalid",
                GdapErrorKind.InvalidInput,
                $"A fault for '{fault.Path}' is not possible: {flaw}",
                fault,
                "Correct it; Get-Help Start-GdapSandbox -Parameter Fault says what a fault holds.");
        }
    }

    private static string? FindFlaw(GdapFault fault) =>
        fault.Kind == GdapFaultKind.None || !Enum.IsDefined(typeof(GdapFaultKind), fault.Kind) ? "it has no kind."
        : string.IsNullOrEmpty(fault.Path) ? "it has no path."
        : fault.Skip < 0 ? "Skip is negative."
        : fault.Times < 0 ? "Times is negative."
        : fault.Probability is not (>= 0 and <= 1) ? "Probability is not between 0 and 1."
        : fault.StatusCode is < 200 or > 599 ? "StatusCode is not between 200 and 599."
        : fault.StatusCode is not null && !HasStatus(fault.Kind) ? $"{fault.Kind} has no StatusCode."
        : fault.Lifetime is not null && fault.Kind != GdapFaultKind.ShortToken ? $"{fault.Kind} has no Lifetime."
        : IsTooShort(fault.RetryAfter) ? "RetryAfter is no time span such as '00:00:05'."
        : IsTooShort(fault.Lifetime) ? "Lifetime is no time span such as '00:05:00'."
        : null;

    private static bool HasStatus(GdapFaultKind kind) =>
        kind is GdapFaultKind.Status or GdapFaultKind.BatchFailure or GdapFaultKind.ProxyHtml;

    // PowerShell takes a bare number for ticks, of which a second has ten million.
    private static bool IsTooShort(TimeSpan? time) =>
        time < TimeSpan.Zero || (time > TimeSpan.Zero && time < TimeSpan.FromMilliseconds(1));
}
