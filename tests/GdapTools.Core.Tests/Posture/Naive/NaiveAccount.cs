using System.Collections.Generic;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>The account whose sign-ins are in question.</summary>
internal sealed record NaiveAccount(string Id)
{
    /// <summary>member, or a guest type as Graph names it: internalGuest, b2bCollaborationGuest, ….</summary>
    public string Kind { get; init; } = "member";

    public IReadOnlyList<string> DirectGroups { get; init; } = [];

    public IReadOnlyList<string> ActiveRoles { get; init; } = [];

    /// <summary>Roles that Privileged Identity Management lets the account activate.</summary>
    public IReadOnlyList<string> EligibleRoles { get; init; } = [];
}
