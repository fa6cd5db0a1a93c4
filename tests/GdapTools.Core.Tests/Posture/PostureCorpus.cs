using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Posture;

/// <summary>The judgements derived by hand: those that the engine gives, and those that it leaves open.</summary>
internal static class PostureCorpus
{
    public static IReadOnlyList<PostureCase> Running { get; } = new[]
    {
        CasesOfUsers.All, CasesOfGuests.All, CasesOfEligibleRoles.All, CasesOfResources.All, CasesOfTargets.All,
        CasesOfClientTarget.All, CasesOfConditions.All, CasesOfFlowsAndRisks.All, CasesOfDeviceRules.All,
        CasesOfDeviceSyntax.All, CasesOfDeviceTies.All, CasesOfLocations.All, CasesOfNetworks.All, CasesOfGrants.All,
        CasesOfCombinations.All, CasesOfStrengths.All, CasesOfBaseline.All, CasesOfDefaults.All,
    }.SelectMany(static cases => cases).ToList();

    public static IReadOnlyList<PostureCase> Pending { get; } = PendingCases.All.ToList();
}
