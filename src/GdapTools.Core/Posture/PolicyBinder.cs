using System.Collections.Generic;
using System.Linq;

namespace GdapTools.Core.Posture;

/// <summary>Works out what each policy covers of one account's sign-ins, and on which axes that depends.</summary>
internal sealed class PolicyBinder
{
    private static readonly CaPolicy s_securityDefaults = new()
    {
        DisplayName = "Security defaults",
        State = "enabled",
        Grant = new PolicyGrant { Controls = [new GrantControl(GrantKind.Mfa, "MFA")] },
    };

    private readonly UserScope _users;

    public PolicyBinder(PostureInput input, IReadOnlyList<CaPolicy> policies, TargetScope targets)
    {
        RoleNames names = new();
        _users = new UserScope(input.Account, names);
        CaPolicy[] enabled = policies.Where(static policy => policy.IsInForce).ToArray();

        // Only what policies for this account refer to is told apart.
        CaPolicy[] inForce = enabled.Where(IsForAccount).ToArray();
        Atlas = new LocationAtlas(
            input.NamedLocations,
            inForce.SelectMany(static policy => policy.Locations.Include.Concat(policy.Locations.Exclude)));
        Filters = new FilterBook(
            inForce.Select(static policy => policy.DeviceFilter?.Rule).OfType<string>(), Dimensions.Count);
        IEnumerable<string> privileged = input.SecurityDefaults is { IsKnown: true, Value: true }
            ? SecurityDefaultsRoles.TemplateIds
            : [];
        EligibleRoles roles = new(input.Account, inForce, privileged, Dimensions.Count + Filters.Axes.Count, names);
        Space = new SignInSpace(
            Dimensions.Axes(targets.Resources, Atlas.Atoms.Count).Concat(Filters.Axes).Concat(roles.Axes));
        ConditionBinder binder = new(targets, Atlas, Filters);
        Policies = policies.Select(policy => Bind(policy, roles, binder)).ToArray();
        SecurityDefaults = roles.WhileActive(privileged) is BoundCondition active
            ? new BoundPolicy(s_securityDefaults, new Scope(Truth.Yes, "are on"), [active], Space.Whole)
            : null;
    }

    public LocationAtlas Atlas { get; }

    public FilterBook Filters { get; }

    public SignInSpace Space { get; }

    public IReadOnlyList<BoundPolicy> Policies { get; }

    /// <summary>What security defaults ask of the account once it has activated one of their roles; null when there is
    /// no such role or they are off.</summary>
    public BoundPolicy? SecurityDefaults { get; }

    /// <summary>Whether a policy may be for the account, whichever roles it activates.</summary>
    private bool IsForAccount(CaPolicy policy) => _users.Judge(policy).Covers != Truth.No ||
        (policy.Users is PolicyUsers { Roles.Include.Count: > 0 } users && _users.Excluded(users).Covers != Truth.Yes);

    private BoundPolicy Bind(CaPolicy policy, EligibleRoles roles, ConditionBinder binder)
    {
        (Scope standing, BoundCondition? account) = StandingOf(policy, roles);
        IEnumerable<BoundCondition> conditions = standing.Covers == Truth.No ? [] : binder.Bind(policy);
        return new BoundPolicy(
            policy, standing, account is null ? conditions.ToArray() : [account, .. conditions], Space.Whole);
    }

    private (Scope Standing, BoundCondition? Account) StandingOf(CaPolicy policy, EligibleRoles roles)
    {
        if (policy.IsDisabled)
        {
            return (new Scope(Truth.No, "is off"), null);
        }

        if (policy.IsReportOnly)
        {
            return (new Scope(Truth.No, "is in report-only mode: logged, not enforced"), null);
        }

        Scope scope = _users.Judge(policy);
        BoundCondition? account = null;
        if (policy.Users is PolicyUsers users &&
            roles.Widen(_users.Included(users), _users.Excluded(users), users.Roles) is (Scope wide, BoundCondition condition))
        {
            bool isClear = !policy.NamesWorkloads && !policy.IsOddIn("conditions.users");
            account = isClear ? condition : null;
            scope = isClear ? wide
                : scope.Covers == Truth.No && wide.Covers != Truth.No ? wide with { Covers = Truth.Unknown } : scope;
        }

        if (scope.Covers == Truth.No || policy.Oddities.Count == 0)
        {
            return (scope, account);
        }

        string oddities = string.Join("; ", policy.Oddities.Select(static oddity => oddity.Text));
        return (new Scope(Truth.Unknown, $"cannot be judged: {oddities}"), account);
    }
}
