using System.Collections.Generic;
using System.Text.Json;

namespace GdapTools.Core.Tests.Posture.Naive;

/// <summary>A tenant as its JSON says, with the account in question.</summary>
internal sealed class NaiveTenant
{
    private string[]? _groups;

    public required IReadOnlyList<JsonElement> Policies { get; init; }

    public required IReadOnlyList<JsonElement> NamedLocations { get; init; }

    public required NaiveAccount Account { get; init; }

    /// <summary>The groups that each group is a direct member of.</summary>
    public required IReadOnlyDictionary<string, string[]> ParentGroups { get; init; }

    public bool SecurityDefaults { get; init; }

    /// <summary>disabled, enabled or enforced.</summary>
    public string PerUserMfa { get; init; } = "disabled";

    /// <summary>The automation's own app, where it is given.</summary>
    public string? ClientId { get; init; }

    /// <summary>The groups of the account with all they are nested in.</summary>
    public string[] GroupsOfAccount => _groups ??= [.. Walk()];

    public NaiveTenant With(IReadOnlyList<JsonElement> policies) => Copy(policies, Account, ParentGroups);

    public NaiveTenant WithoutNesting() => Copy(Policies, Account, new Dictionary<string, string[]>());

    public NaiveTenant WithEligibleRolesActive() => Copy(
        Policies,
        Account with { ActiveRoles = [.. Account.ActiveRoles, .. Account.EligibleRoles], EligibleRoles = [] },
        ParentGroups);

    private NaiveTenant Copy(
        IReadOnlyList<JsonElement> policies, NaiveAccount account, IReadOnlyDictionary<string, string[]> parentGroups) => new()
    {
        Policies = policies,
        NamedLocations = NamedLocations,
        Account = account,
        ParentGroups = parentGroups,
        SecurityDefaults = SecurityDefaults,
        PerUserMfa = PerUserMfa,
        ClientId = ClientId,
    };

    /// <summary>Goes up from group to group until nothing is new.</summary>
    private HashSet<string> Walk()
    {
        HashSet<string> found = [];
        Queue<string> waiting = new(Account.DirectGroups);
        while (waiting.TryDequeue(out string? group))
        {
            if (found.Add(group) && ParentGroups.TryGetValue(group, out string[]? parents))
            {
                foreach (string parent in parents)
                {
                    waiting.Enqueue(parent);
                }
            }
        }

        return found;
    }
}
