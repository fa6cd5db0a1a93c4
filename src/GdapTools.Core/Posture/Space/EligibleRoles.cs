using System;
using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>
/// The directory roles that the account can activate and that policies name: each is a second state of the account.
/// Activating one never opens a gap but where a policy excludes it; so where eligibility could not be read only excluded
/// roles count, as possible ones.
/// Source: https://learn.microsoft.com/entra/id-governance/privileged-identity-management/pim-configure
/// </summary>
internal sealed class EligibleRoles
{
    private readonly List<Axis> _axes = [];
    private readonly Dictionary<string, int> _axisOf = new(StringComparer.OrdinalIgnoreCase);
    private readonly RoleNames _names;

    /// <param name="account">The account.</param>
    /// <param name="inForce">The policies whose roles matter.</param>
    /// <param name="more">Further roles that matter.</param>
    /// <param name="firstAxis">The number of the first axis to be added.</param>
    /// <param name="names">What roles are called.</param>
    public EligibleRoles(
        PostureAccount account, IEnumerable<CaPolicy> inForce, IEnumerable<string> more, int firstAxis, RoleNames names)
    {
        _names = names;
        HashSet<string> active = new(
            account.RoleTemplateIds.IsKnown ? account.RoleTemplateIds.Value : [], StringComparer.OrdinalIgnoreCase);
        bool isKnown = account.EligibleRoleTemplateIds.IsKnown;
        HashSet<string> eligible = new(isKnown ? account.EligibleRoleTemplateIds.Value : [], StringComparer.OrdinalIgnoreCase);
        PolicyUsers[] users = inForce.Select(static policy => policy.Users).OfType<PolicyUsers>().ToArray();
        IEnumerable<string> excluded = users.SelectMany(static item => item.Roles.Exclude);
        IEnumerable<string> named = isKnown
            ? users.SelectMany(static item => item.Roles.Include).Concat(excluded).Concat(more).Where(eligible.Contains)
            : excluded;
        foreach (string role in named.Where(role => !active.Contains(role) && !_axisOf.ContainsKey(role)))
        {
            AxisKind kind = isKnown ? AxisKind.EligibleRole : AxisKind.PossibleRole;
            _axisOf.Add(role, firstAxis + _axes.Count);
            _axes.Add(new Axis(kind, names.Of(role), ["not activated", "activated"]));
        }
    }

    /// <summary>The axes that the roles add.</summary>
    public IReadOnlyList<Axis> Axes => _axes;

    /// <summary>Widens what a policy covers by what the account can activate.</summary>
    /// <param name="included">Whether the account is included as it is.</param>
    /// <param name="excluded">Whether it is excluded as it is.</param>
    /// <param name="roles">The roles the policy names.</param>
    /// <returns>The standing with the role that helps most, and what the rest depends on; null when no role matters.</returns>
    public (Scope Standing, BoundCondition Condition)? Widen(Scope included, Scope excluded, Inclusion roles)
    {
        string[] opening = included.Covers == Truth.Yes ? [] : roles.Include.Where(_axisOf.ContainsKey).ToArray();
        string[] closing = roles.Exclude.Where(_axisOf.ContainsKey).ToArray();
        if (excluded.Covers == Truth.Yes || (opening.Length == 0 && (closing.Length == 0 || included.Covers == Truth.No)))
        {
            return null;
        }

        Scope standing = opening.Length == 0
            ? included
            : new Scope(Truth.Yes, $"includes directory role {Names(opening)}, which the account is eligible for");
        List<string> texts = [];
        List<Formula> parts = [];
        if (opening.Length > 0)
        {
            parts.Add(Formula.Any([Formula.Always(included.Covers), .. opening.Select(Activated)]));
            texts.Add($"covers the account only while directory role {Names(opening)} is activated");
        }

        if (closing.Length > 0)
        {
            parts.Add(Formula.Not(Formula.Any(closing.Select(Activated).ToArray())));
            texts.Add($"leaves the account out while directory role {Names(closing)} is activated");
        }

        string text = string.Join(" and ", texts);
        return (
            standing with { Covers = standing.Covers.And(excluded.Covers.Not()) },
            new BoundCondition(Formula.All(parts.ToArray()), "account", text) { Miss = text });
    }

    /// <summary>What holds while one of the roles is activated; null when the account can activate none of them.</summary>
    public BoundCondition? WhileActive(IEnumerable<string> roles)
    {
        string[] known = roles.Where(_axisOf.ContainsKey).ToArray();
        string text = $"ask the account only while directory role {Names(known)} is activated";
        return known.Length == 0
            ? null
            : new BoundCondition(Formula.Any(known.Select(Activated).ToArray()), "account", text) { Miss = text };
    }

    private Formula Activated(string role) => new Leaf(_axisOf[role], [Truth.No, Truth.Yes]);

    private string Names(IEnumerable<string> roles) => Words.List(roles.Select(role => $"'{_names.Of(role)}'"));
}
