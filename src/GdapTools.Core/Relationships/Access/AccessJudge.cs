using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Posture;

namespace GdapTools.Core.Relationships.Access;

/// <summary>
/// Says which roles an account holds at a customer by way of its groups: an active relationship that holds the role, an
/// active assignment of it that hands the role on, and the account in the assigned group. What cannot be told is never
/// taken for held.
/// Source: https://learn.microsoft.com/graph/api/resources/delegatedadminrelationships-api-overview
/// </summary>
internal sealed class AccessJudge
{
    private readonly AccessCase _access;
    private readonly AccessCandidates _candidates;

    private AccessJudge(AccessCase access)
    {
        _access = access;
        _candidates = new AccessCandidates(access);
    }

    /// <summary>One outcome for each role asked for; else one for each role that is held, and one more for what cannot be
    /// told or when there is none. Never empty.</summary>
    public static IReadOnlyList<AccessOutcome> Judge(AccessCase access) => new AccessJudge(access).Judge();

    /// <summary>Whether the account holds any role at the customer.</summary>
    public static bool HoldsAny(AccessCase access) => access.AreRelationshipsKnown
        && new AccessCandidates(access).Of(role: null).Any(item => item.Holds == Truth.Yes);

    private IReadOnlyList<AccessOutcome> Judge()
    {
        if (_access.Roles.Count > 0)
        {
            return [.. _access.Roles.Select(Of)];
        }

        if (!_access.AreRelationshipsKnown)
        {
            return [Of(role: null)];
        }

        AccessCandidate[] all = [.. _candidates.Of(role: null)];
        GdapRole[] held = [.. all.Where(item => item.Holds == Truth.Yes).SelectMany(HandedOn)
            .GroupBy(role => role.RoleDefinitionId, StringComparer.OrdinalIgnoreCase)
            .Select(group => group.First())
            .OrderBy(role => role.RoleName, StringComparer.OrdinalIgnoreCase)];

        if (held.Length == 0)
        {
            return [Of(role: null)];
        }

        AccessCandidate[] open = [.. all.Where(item => MayAdd(item, held))];
        IEnumerable<AccessOutcome> outcomes = held.Select(Of);
        return [.. open.Length == 0 ? outcomes : outcomes.Append(Unproven(role: null, open))];
    }

    private AccessOutcome Of(GdapRole? role)
    {
        if (!_access.AreRelationshipsKnown)
        {
            return new AccessOutcome(role, Truth.Unknown, AccessBreak.RelationshipsUnread, []);
        }

        AccessCandidate[] all = [.. _candidates.Of(role)];
        AccessCandidate[] held = [.. all.Where(item => item.Holds == Truth.Yes)];
        AccessCandidate[] open = [.. all.Where(item => item.Holds == Truth.Unknown)];

        return held.Length > 0 ? new AccessOutcome(role, Truth.Yes, Break: null, held)
            : open.Length > 0 ? Unproven(role, open)
            : Missing(role, all);
    }

    private static AccessOutcome Unproven(GdapRole? role, AccessCandidate[] open)
    {
        AccessCandidate nearest = open.OrderByDescending(item => item.Reach).First();
        AccessBreak reason = nearest.Break ?? AccessBreak.RolesUnread;
        return new AccessOutcome(
            role,
            Truth.Unknown,
            reason,
            [nearest, .. open.Where(item => item != nearest && (item.Break ?? AccessBreak.RolesUnread) == reason)]);
    }

    private static AccessOutcome Missing(GdapRole? role, AccessCandidate[] all)
    {
        if (all.Length == 0)
        {
            return new AccessOutcome(role, Truth.No, AccessBreak.NoRelationship, []);
        }

        int reach = all.Max(item => item.Reach);
        AccessCandidate[] nearest = [.. all.Where(item => item.Reach == reach)
            .OrderBy(item => item.Assignment is null ? 0 : Urgency(item.Assignment.Status))
            .ThenByDescending(item => item.Relationship.EndDateTime ?? item.Relationship.CreatedDateTime)];
        return new AccessOutcome(role, Truth.No, nearest[0].Break, nearest);
    }

    private static int Urgency(string status) => status.ToLowerInvariant() switch
    {
        "error" => 0,
        "pending" => 1,
        _ => 2,
    };

    private static IEnumerable<GdapRole> HandedOn(AccessCandidate candidate) =>
        candidate.Assignment!.Roles.Where(role => AccessLinks.Grants(candidate.Relationship, role) == Truth.Yes);

    // A relationship astray may be any customer's: told of those without access, it would be told of all the others too.
    private static bool MayAdd(AccessCandidate candidate, GdapRole[] held)
    {
        if (candidate.Holds == Truth.No || candidate.Break == AccessBreak.RelationshipAstray)
        {
            return false;
        }

        GdapRelationship relationship = candidate.Relationship;
        bool isOpen = candidate.Assignment is null || candidate.Assignment.HasUnreadRoles;
        IEnumerable<GdapRole> possible = isOpen
            ? relationship.Roles
            : candidate.Assignment!.Roles.Where(role => AccessLinks.Grants(relationship, role) != Truth.No);
        return (isOpen && relationship.HasUnreadRoles)
            || possible.Any(role => !held.Any(item => AccessLinks.IsSame(item, role)));
    }
}
