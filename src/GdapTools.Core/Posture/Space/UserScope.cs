using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Graph;

namespace GdapTools.Core.Posture;

/// <summary>
/// Whether a policy covers the account: whoever is excluded is not covered, however included; groups count with
/// everything nested in them, roles when active for the whole tenant.
/// Source: https://learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-users-groups
/// </summary>
internal sealed class UserScope
{
    /// <summary>The reason of a policy that is about others.</summary>
    public const string NotIncluded = "does not include this account";

    private readonly PostureAccount _account;
    private readonly RoleNames _roles;

    public UserScope(PostureAccount account, RoleNames roles)
    {
        _account = account;
        _roles = roles;
    }

    public Scope Judge(CaPolicy policy)
    {
        if (policy.Users is not PolicyUsers users)
        {
            return policy.NamesWorkloads
                ? new Scope(Truth.No, "is for workload identities, not for users")
                : new Scope(Truth.Unknown, "does not say whom it covers");
        }

        Scope excluded = Excluded(users);
        if (excluded.Covers == Truth.Yes)
        {
            return new Scope(Truth.No, excluded.Reason);
        }

        Scope included = Included(users);
        bool isOdd = policy.IsOddIn("conditions.users");
        Truth covers = included.Covers.And(excluded.Covers.Not());
        if (covers == Truth.No && !isOdd)
        {
            return new Scope(Truth.No, NotIncluded);
        }

        if (covers == Truth.Yes && policy.NamesWorkloads)
        {
            return new Scope(Truth.Unknown, "names users and service principals alike");
        }

        string doubt = excluded.Covers == Truth.Unknown ? excluded.Reason : included.Reason;
        return covers == Truth.Yes && !isOdd
            ? new Scope(Truth.Yes, included.Reason)
            : new Scope(Truth.Unknown, doubt.Length > 0 ? doubt : "names users in a way that is not known");
    }

    /// <summary>Whether the account is included, with the roles that are active.</summary>
    public Scope Included(PolicyUsers users) => Match(
        users.Users.Include, users.Groups.Include, users.Roles.Include, users.IncludeGuests, "includes");

    /// <summary>Whether the account is excluded, with the roles that are active.</summary>
    public Scope Excluded(PolicyUsers users) => Match(
        users.Users.Exclude, users.Groups.Exclude, users.Roles.Exclude, users.ExcludeGuests, "excludes");

    private Scope Match(
        IReadOnlyList<string> users,
        IReadOnlyList<string> groups,
        IReadOnlyList<string> roles,
        GuestSelection? guests,
        string verb)
    {
        Scope[] matches =
        [
            .. users.Select(user => MatchUser(user, verb)),
            MatchList(groups, _account.GroupIds, $"{verb} group", "the account is a member of it", GroupName),
            MatchList(roles, _account.RoleTemplateIds, $"{verb} directory role", "the account holds it", RoleName),
            MatchGuests(guests, verb),
        ];
        return matches.OrderByDescending(static match => match.Covers).First();
    }

    private Scope MatchUser(string user, string verb)
    {
        switch (user.ToUpperInvariant())
        {
            case "ALL":
                return new Scope(Truth.Yes, $"{verb} all users");
            case "NONE":
                return new Scope(Truth.No, "");
            case "GUESTSOREXTERNALUSERS":
                return ForGuests(GuestKind.Of(_account).IsAnyGuest, $"{verb} guests and external users");
            default:
                break;
        }

        if (!Guid.TryParse(user, out _))
        {
            return new Scope(Truth.Unknown, $"{verb} users '{user}', which is not known");
        }

        return _account.Id is null
            ? new Scope(Truth.Unknown, $"{verb} users by id, and the id of this account is not known")
            : new Scope(Words.Same(user, _account.Id).ToTruth(), $"{verb} this account");
    }

    private string GroupName(string id) =>
        _account.GroupNames.TryGetValue(id, out string? name) && name.Length > 0 ? $"'{name}'" : id;

    private string RoleName(string id) => $"'{_roles.Of(id)}'";

    private static Scope MatchList(
        IReadOnlyList<string> wanted,
        Reading<IReadOnlyCollection<string>> held,
        string what,
        string how,
        Func<string, string> nameOf)
    {
        if (wanted.Count == 0)
        {
            return new Scope(Truth.No, "");
        }

        if (!held.IsKnown)
        {
            return new Scope(Truth.Unknown, $"{what} {nameOf(wanted[0])}, and whether {how} could not be read");
        }

        HashSet<string> ids = new(held.Value, StringComparer.OrdinalIgnoreCase);
        string? match = wanted.FirstOrDefault(ids.Contains);
        return match is null
            ? new Scope(Truth.No, "")
            : new Scope(Truth.Yes, $"{what} {nameOf(match)}, and {how}");
    }

    private Scope MatchGuests(GuestSelection? guests, string verb) => guests is null
        ? new Scope(Truth.No, "")
        : ForGuests(GuestKind.Of(_account).IsAmong(guests), $"{verb} {string.Join(", ", guests.Types)}");

    private static Scope ForGuests(Truth covers, string reason) => new(
        covers, covers == Truth.Unknown ? $"{reason}, and whether the account is one of them is not known" : reason);
}
