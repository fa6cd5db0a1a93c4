using System;
using System.Collections.Generic;
using System.Linq;
using GdapTools.Core.Diagnosis;

namespace GdapTools.Core.Customers;

/// <summary>Says what is not as it should be with active relationships that give access all the same.</summary>
internal static class RelationshipAdvice
{
    /// <param name="customer">The customer.</param>
    /// <param name="options">What it is measured against.</param>
    /// <param name="now">The session's time.</param>
    /// <param name="found">What keeps access away, or soon will: not told twice.</param>
    public static IEnumerable<ChainStep> Judge(
        CustomerState customer,
        JudgeOptions options,
        DateTimeOffset now,
        IReadOnlyList<ChainStep> found)
    {
        GdapRelationship[] active = [.. customer.Active];

        if (active.Length == 0)
        {
            yield break;
        }

        if (!Has(found, "REL008") && Unclear(active) is ChainStep unclear)
        {
            yield return unclear;
        }

        if (Array.Find(active, item => item.IsPartnerConsentPending == true) is GdapRelationship pending)
        {
            yield return RelationshipSteps.ConsentPending(pending, GdapVerdict.Unknown);
        }

        if (!Has(found, "REL005") && Unextended(active, options, now) is GdapRelationship unextended)
        {
            yield return RelationshipSteps.Unextended(unextended);
        }

        if (MicrosoftsOwn.Judge(active) is ChainStep own)
        {
            yield return own;
        }

        if (RoleSets.Excess(options.Profile, active.SelectMany(item => item.Roles)) is { Count: > 0 } excess)
        {
            HashSet<string> ids = RoleSets.Ids(excess);
            yield return RelationshipSteps.Excess(
                [.. active.Where(item => item.Roles.Any(role => ids.Contains(role.RoleDefinitionId)))], excess, options);
        }
    }

    private static ChainStep? Unclear(GdapRelationship[] active) =>
        Array.Find(active, item => item.HasUnreadRoles) is GdapRelationship roleless ? RelationshipSteps.Roleless(roleless)
        : Array.Find(active, item => item.EndDateTime is null) is GdapRelationship endless ? RelationshipSteps.Endless(endless)
        : null;

    // Of one that holds Global Administrator it is told that it cannot.
    private static GdapRelationship? Unextended(GdapRelationship[] active, JudgeOptions options, DateTimeOffset now) =>
        RelationshipJudge.FirstLoss(
            RelationshipJudge.Sound(active, now),
            options,
            item => RelationshipJudge.ExtendsItself(item) || item.EndDateTime is null) is GdapRelationship loss
        && !RelationshipJudge.HasGlobalAdministrator(loss)
            ? loss
            : null;

    private static bool Has(IReadOnlyList<ChainStep> steps, string checkId) => steps.Any(step => step.CheckId == checkId);
}
