using System.Collections.Generic;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Diagnosis;

/// <summary>The posture of the signed-in account, and what of it explains this very sign-in.</summary>
/// <param name="Result">The verdict with its gaps.</param>
/// <param name="Because">Why this sign-in went without MFA, as the rest of a sentence after "because"; null when not proven.</param>
/// <param name="Fix">What to change so that it could not; null when the cause is not proven.</param>
/// <param name="Evidence">What proves it: the policy, the location, the address.</param>
/// <param name="Steps">What else was found about the tenant's sign-in policies, check by check.</param>
/// <param name="RepairCommands">The commands that make the verdict Enforced; empty where none is known to.</param>
public sealed record PostureReport(
    PostureResult Result,
    string? Because,
    string? Fix,
    IReadOnlyDictionary<string, string> Evidence,
    IReadOnlyList<ChainStep> Steps,
    IReadOnlyList<string> RepairCommands)
{
    /// <summary>How the domain of the account's name signs in; null where that was not read.</summary>
    public FederationFacts? Federation { get; init; }
}
