using System.Collections.Generic;

namespace GdapTools.Core.Diagnosis;

/// <summary>What makes known what could not be told. What the catalogue advises is for what was found, not for this.</summary>
internal static class UnknownAdvice
{
    // These say nothing but that something is not known, or not yet: what the catalogue advises is about that.
    private static readonly HashSet<string> s_ofTheCatalogue =
        ["REL007", "REL008", "REL009", "REL016", "UNK001", "THR001", "SRV001", "NET001", "RUN001"];

    /// <summary>The steps for a verdict that is Unknown, and has none of its own.</summary>
    public static IReadOnlyList<string> For(ChainStep step, CheckDefinition check) =>
        step.MissingPermissions.Count > 0 ? [Grant(step.MissingPermissions)]
        : step.CausedBy is not null || s_ofTheCatalogue.Contains(step.CheckId) ? check.Remediation
        : ["Look at what the cause and the evidence name, then run the check again: until then nothing is proven."];

    /// <summary>The steps where something was not answered.</summary>
    public static IReadOnlyList<string> For(GdapException failure) =>
        IsPassing(failure.Kind, (failure as GdapServiceException)?.StatusCode)
            ? [$"Run the check again later. Not to be had this time: {failure.Message}"]
            : [failure.RecommendedAction ?? $"Look at the answer, then run the check again: {failure.Message}"];

    /// <summary>The steps where a service answered with a status; null when it did not answer at all.</summary>
    public static IReadOnlyList<string> For(int? status) => status is null or 429 or >= 500
        ? ["Run the check again later: the service did not answer as it should."]
        : ["Have Resolve-GraphError explain the answer that the cause holds, then run the check again."];

    private static string Grant(IReadOnlyList<string> permissions) =>
        $"Give the application {(permissions.Count == 1 ? "this permission" : "these permissions")} with admin consent, and connect again: "
            + string.Join(", ", permissions) + ".";

    private static bool IsPassing(GdapErrorKind kind, int? status) => status is 429 or >= 500
        || kind is GdapErrorKind.Throttled or GdapErrorKind.ServiceUnavailable or GdapErrorKind.Network or GdapErrorKind.Timeout;
}
