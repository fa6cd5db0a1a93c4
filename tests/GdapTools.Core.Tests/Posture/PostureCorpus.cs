using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Tests.Posture;

/// <summary>The judgements derived by hand: those that the engine answers for, and those that await it.</summary>
internal static class PostureCorpus
{
    public static IReadOnlyList<PostureCase> Running { get; } = new[]
    {
        CasesOfUsers.All, CasesOfGuests.All, CasesOfResources.All, CasesOfTargets.All, CasesOfConditions.All,
        CasesOfFlowsAndRisks.All, CasesOfDeviceRules.All, CasesOfDeviceSyntax.All, CasesOfDeviceTies.All,
        CasesOfLocations.All, CasesOfNetworks.All, CasesOfGrants.All, CasesOfCombinations.All, CasesOfStrengths.All,
        CasesOfBaseline.All, CasesOfDefaults.All,
    }.SelectMany(static cases => cases).ToList();

    public static IReadOnlyList<PostureCase> Pending { get; } = new[]
    {
        CasesOfEligibleRoles.Pending, CasesOfClientTarget.Pending, CasesOfDeviceRules.Pending,
        CasesOfDeviceSyntax.Pending, CasesOfDeviceTies.Pending, CasesOfTargets.Pending, CasesOfNetworks.Pending,
    }.SelectMany(static cases => cases).ToList();
}
